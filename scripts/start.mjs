// @ts-check
// npm start: installs and builds what is missing, then opens the workbench on the shipped dossier.
import path from 'node:path';
import { ensureBuilt } from './lib/build-program.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { run, runScript, Stop } from './lib/run.mjs';
import { findRuntime, hasDisplay } from './lib/runtime.mjs';

const HELP = `npm start [-- OPTIONS]

  --dossier FOLDER   open this dossier
  --smoke SHOT.png   open the shipped dossier in an empty profile, print what it shows, write a screenshot, end`;

/** @param {string[]} args */
function readOptions(args) {
  const options = { dossier: '', smoke: '', help: false };
  for (let index = 0; index < args.length; index++) {
    const [name, inline] = (args[index] ?? '').split(/=(.*)/s, 2);
    if (name === '--help' || name === '-h') options.help = true;
    else if (name === '--dossier' || name === '--smoke') {
      const value = inline ?? args[++index];
      if (!value) throw new Stop(`${name} needs a value.\n\n${HELP}`);
      options[name === '--dossier' ? 'dossier' : 'smoke'] = path.resolve(value);
    } else throw new Stop(`npm start does not know ${args[index]}.\n\n${HELP}`);
  }
  return options;
}

/** @param {import('./lib/runtime.mjs').Runtime} runtime */
function explain(runtime) {
  if (runtime.kind === 'stand-in') {
    console.log(
      `Electron is not here, so this is the preview in ${runtime.env['CHROMIUM']}. To get Electron, where github.com is reachable: node node_modules/electron/install.js`,
    );
  }
  if (!hasDisplay()) {
    console.log(
      'There is no display: it runs headless, with no window to see. Stop it with Ctrl+C; for a picture: npm start -- --smoke shot.png',
    );
  }
}

await runScript(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  await ensureInstalled();
  await ensureBuilt();
  const runtime = await findRuntime();
  if (options.smoke) {
    // Not before: it needs what was just installed.
    const { smoke } = await import('./lib/smoke.mjs');
    return smoke(runtime, options.smoke, options.dossier);
  }
  explain(runtime);
  const dossier = options.dossier ? ['--dossier', options.dossier] : [];
  const headless = hasDisplay() ? [] : ['--ozone-platform=headless'];
  const args = [
    ...runtime.args,
    ...(runtime.kind === 'electron' ? headless : []),
    root,
    ...dossier,
  ];
  const env = {
    ...runtime.env,
    STANDIN_PREVIEW: '1',
    ...(hasDisplay() ? {} : { STANDIN_HEADLESS: '1' }),
  };
  const { code } = await run(runtime.executable, args, { env });
  return code;
});
