/** Our notation of keys (`shared/commands.ts`) in Electron's words. */

const WORDS: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

export function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => WORDS[key] ?? key)
    .join('+');
}
