import { describe, expect, it } from 'vitest';
import { commands, type Command } from '#shared/commands.ts';
import { acceleratorOf } from './accelerator.ts';

describe('acceleratorOf', () => {
  it('says it in the words of Electron', () => {
    expect(acceleratorOf('Mod+Shift+N')).toBe('CmdOrCtrl+Shift+N');
    expect(acceleratorOf('Alt+ArrowUp')).toBe('Alt+Up');
  });

  it('makes a valid accelerator of every command', () => {
    const valid =
      /^(?:(?:CmdOrCtrl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d{1,2}|Up|Down|Left|Right|Backspace|Delete|Enter|Escape|[,.;=/\\-])$/;
    const own: readonly Command[] = commands;
    for (const { keys } of own) if (keys !== undefined) expect(acceleratorOf(keys)).toMatch(valid);
  });
});
