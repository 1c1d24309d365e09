/** Hovering over the mark of a cell's claims asks for them, after a moment. */

/** Milliseconds for which the pointer rests on the mark. */
const REST = 320;

export type ClaimHover = {
  over: (target: EventTarget | null) => void;
  stop: () => void;
};

export function createClaimHover(open: (mark: Element) => void): ClaimHover {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    over(target) {
      clearTimeout(timer);
      const mark = target instanceof Element ? target.closest('[data-claims]') : null;
      if (mark) timer = setTimeout(() => open(mark), REST);
    },
    stop: () => clearTimeout(timer),
  };
}
