// dialog. In a test every question must have its answer, stubbed as in Electron; in a preview the
// page asks the person with the browser's own prompts.
import path from 'node:path';
import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { recordCall } from './calls.ts';
import { isPreview } from './environment.ts';
import { strict } from './strict.ts';
import { currentWindow } from './window-registry.ts';

/** The window to attach a dialog to may come first. */
type DialogArguments<T> = [options?: T] | [window: unknown, options?: T];

function optionsOf<T extends object>(args: DialogArguments<T>): T {
  return (args.length > 1 ? args[1] : args[0]) as T;
}

function unanswered(name: string): Error {
  return new Error(`dialog.${name} has no answer; stub it with electronApp.evaluate`);
}

/** Asks in the page; the page waits for the person, and so does the app. */
async function ask(call: 'prompt' | 'confirm' | 'alert', ...args: string[]): Promise<unknown> {
  const page = currentWindow()?.webContents;
  if (!page) return undefined;
  const list = args.map((argument) => JSON.stringify(argument)).join(', ');
  return page.executeJavaScript(`window.${call}(${list})`, true);
}

async function showSaveDialog(
  ...args: DialogArguments<SaveDialogOptions>
): Promise<SaveDialogReturnValue> {
  if (!isPreview) throw unanswered('showSaveDialog');
  const { title = 'Save as', defaultPath = '' } = optionsOf(args);
  const filePath = await ask('prompt', `${title}\nFile:`, defaultPath);
  if (typeof filePath !== 'string' || filePath === '') return { canceled: true, filePath: '' };
  return { canceled: false, filePath: path.resolve(filePath) };
}

async function showOpenDialog(
  ...args: DialogArguments<OpenDialogOptions>
): Promise<OpenDialogReturnValue> {
  if (!isPreview) throw unanswered('showOpenDialog');
  const { title = 'Open', defaultPath = '', properties = [] } = optionsOf(args);
  const what = properties.includes('openDirectory') ? 'Folder' : 'File';
  const answer = await ask('prompt', `${title}\n${what}:`, defaultPath);
  if (typeof answer !== 'string' || answer === '') return { canceled: true, filePaths: [] };
  return { canceled: false, filePaths: [path.resolve(answer)] };
}

async function showMessageBox(
  ...args: DialogArguments<MessageBoxOptions>
): Promise<MessageBoxReturnValue> {
  if (!isPreview) throw unanswered('showMessageBox');
  const { message, detail = '', buttons = ['OK'], defaultId, cancelId } = optionsOf(args);
  const text = [message, detail].filter(Boolean).join('\n\n');
  const cancel = cancelId ?? Math.max(0, buttons.length - 1);
  const first = defaultId ?? (cancel === 0 && buttons.length > 1 ? 1 : 0);
  let response = 0;
  if (buttons.length < 2) {
    await ask('alert', text);
  } else if (buttons.length === 2) {
    // The browser's buttons always say OK and Cancel, so the text says what they mean.
    const yes = cancel === 0 ? 1 : 0;
    const meaning = `OK: ${buttons[yes] ?? ''}\nCancel: ${buttons[1 - yes] ?? ''}`;
    response = (await ask('confirm', `${text}\n\n${meaning}`)) === true ? yes : 1 - yes;
  } else {
    const choices = buttons.map((button, index) => `${index + 1}: ${button}`).join('\n');
    const answer = await ask('prompt', `${text}\n\n${choices}`, String(first + 1));
    const chosen = Number(answer) - 1;
    response = answer !== null && buttons[chosen] !== undefined ? chosen : cancel;
  }
  return { response, checkboxChecked: false };
}

function showErrorBox(title: string, content: string): void {
  recordCall('dialog.showErrorBox', title, content);
  console.error(`${title}\n${content}`);
  if (isPreview) ask('alert', `${title}\n\n${content}`).catch(() => {});
}

export const dialog = strict('dialog', {
  showSaveDialog,
  showOpenDialog,
  showMessageBox,
  showErrorBox,
  // A page can't be waited for synchronously, in a preview either.
  showMessageBoxSync(): number {
    throw unanswered('showMessageBoxSync');
  },
  showSaveDialogSync(): string {
    throw unanswered('showSaveDialogSync');
  },
  showOpenDialogSync(): string[] {
    throw unanswered('showOpenDialogSync');
  },
});
