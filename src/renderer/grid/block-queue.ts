/** Which of the blocks that the grid asks for is read first: while one scrolls through many, what is in sight need not wait for what was. */

/** Of row numbers; `to` is not in it any more. */
export type Block = { from: number; to: number };

/** Blocks that are read at the same time. */
const AT_ONCE = 2;

/** Reads what is in sight first, then what was asked last. `read` never rejects. */
export function createBlockQueue(
  isInSight: (block: Block) => boolean,
): (block: Block, read: () => Promise<void>) => void {
  const waiting: { block: Block; read: () => Promise<void> }[] = [];
  let running = 0;

  function next(): void {
    while (running < AT_ONCE) {
      const seen = waiting.findLast(({ block }) => isInSight(block)) ?? waiting.at(-1);
      if (!seen) return;
      waiting.splice(waiting.indexOf(seen), 1);
      running += 1;
      void seen.read().finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return (block, read) => {
    waiting.push({ block, read });
    next();
  };
}
