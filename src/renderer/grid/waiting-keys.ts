/**
 * Keys that are pressed while nothing is there to take them: while the focus is on its way to a record that has moved,
 * while an editor opens. They wait, in their order, and are played as soon as it is. So who types fast loses no letter,
 * and types none into another record.
 */

export type WaitingKeys = { watch: (on: boolean) => void };

/** Milliseconds after which they are dropped: whoever pressed them has seen by then that nothing came of it. */
const PATIENCE = 5_000;

/** `isBusy`: nothing can take a key right now. `seek`: called again and again meanwhile, to help. */
export function createWaitingKeys(isBusy: () => boolean, seek: () => void): WaitingKeys {
  let waiting: KeyboardEvent[] = [];
  let until = 0;

  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing || isModifier(event.key)) return;
    if (waiting.length === 0 && (hasModifier(event) || !isBusy())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.push(event);
    if (waiting.length > 1) return;
    until = performance.now() + PATIENCE;
    requestAnimationFrame(play);
  }

  function play(): void {
    if (performance.now() > until) waiting = [];
    for (let next = waiting[0]; next && !isBusy(); next = waiting[0]) {
      press(next);
      waiting.shift();
    }
    if (waiting.length === 0) return;
    seek();
    requestAnimationFrame(play);
  }

  return {
    watch(on) {
      waiting = [];
      if (on) document.addEventListener('keydown', onKey, true);
      else document.removeEventListener('keydown', onKey, true);
    },
  };
}

const isModifier = (key: string): boolean =>
  ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Dead', 'Process', 'CapsLock'].includes(key);

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey;

/** As if it were pressed now, wherever the focus is. */
function press(event: KeyboardEvent): void {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event;
  const target = document.activeElement ?? document.body;
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  const goesOn = target.dispatchEvent(again);
  if (!goesOn || hasModifier(event)) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
    typeInto(target, key);
}

/** What the browser does by itself for a real key. */
function typeInto(box: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const start = box.selectionStart ?? box.value.length;
  const end = box.selectionEnd ?? box.value.length;
  if (/^.$/u.test(key)) box.setRangeText(key, start, end, 'end');
  else if (key === 'Backspace') box.setRangeText('', start === end ? start - 1 : start, end, 'end');
  else return;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, data: key }));
}
