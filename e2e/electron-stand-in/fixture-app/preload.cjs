// Exposes one of everything that may cross contextBridge, and what the sandbox refused.
const { contextBridge, ipcRenderer, webUtils } = require('electron');

const attempt = (action) => {
  try {
    return action();
  } catch (error) {
    return error.message;
  }
};

ipcRenderer.on('port', (event) => window.postMessage('port', location.origin, event.ports));
window.preloadGlobal = true;

contextBridge.exposeInMainWorld('fixture', {
  fsError: attempt(() => require('node:fs')),
  unmodelled: attempt(() => ipcRenderer.sendSync('x')),
  twice: attempt(() => {
    contextBridge.exposeInMainWorld('document', 1);
    return 'exposed';
  }),
  process: { sandboxed: process.sandboxed, type: process.type },
  date: new Date(5),
  map: new Map([[1, { a: 2 }]]),
  numbers: new Float64Array([1.5, -2]),
  invoke: (...args) => ipcRenderer.invoke(...args),
  onGreet: (listener) => ipcRenderer.on('greet', () => listener('hello')),
  connect: () => ipcRenderer.send('port'),
  pathOf: (file) => attempt(() => webUtils.getPathForFile(file)),
  apply: (callback) => callback(callback(3)),
  later: async (fails) => {
    if (fails) throw new TypeError('bad');
    return { fine: true };
  },
  boom: () => {
    throw new RangeError('boom');
  },
  leak: () => {
    globalThis.leaked = 1;
  },
});
