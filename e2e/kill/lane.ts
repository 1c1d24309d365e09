/**
 * What a dossier must hold, kept outside of it. A lane is work whose steps follow one another, so at the most one of
 * them was on its way when the program died: that one may be there or not, everything acknowledged has to be.
 */
export type Entry = { content: string; trashed: boolean };
export type Entries = ReadonlyMap<string, Entry>;

/** A call that makes the entry `key` look like `after`. */
export type Step = { call: string; input: unknown; key: string; after: Entry };
export type Random = () => number;

export type Work = {
  /** The next step, given what is there. `idOf`: the program's id of an entry. */
  next: (there: Entries, idOf: (key: string) => string, random: Random) => Step;
};

export class Lane {
  acknowledged = 0;
  /** Steps that were on their way when the program died, and are there all the same. */
  survived = 0;
  private kept = new Map<string, Entry>();
  private pending: Step | null = null;
  private readonly ids = new Map<string, string>();
  private readonly work: Work;

  constructor(work: Work) {
    this.work = work;
  }

  /** What is there before the first step. */
  expect(found: Entries): void {
    this.kept = new Map(found);
  }

  /** The trash was emptied by restoring all of it. */
  restoreAll(): void {
    for (const [key, { content }] of this.kept) this.kept.set(key, { content, trashed: false });
  }

  next(random: Random): Step {
    this.pending = this.work.next(this.kept, (key) => this.ids.get(key) ?? key, random);
    return this.pending;
  }

  /** The program said that the step is done. `id` comes with new entries. */
  acknowledge(id: string | null): void {
    const step = this.pending;
    if (!step) throw new Error('There was an answer to nothing.');
    this.kept.set(step.key, step.after);
    if (id !== null) this.ids.set(step.key, id);
    this.pending = null;
    this.acknowledged += 1;
  }

  /** What the trash does not tell is taken from here. */
  contentOf(key: string): string {
    return (this.kept.get(key) ?? this.pending?.after)?.content ?? '';
  }

  /** Throws when something acknowledged is lost or altered. Afterwards what was found has to stay. */
  check(found: Entries, ids: ReadonlyMap<string, string>): void {
    const { pending } = this;
    const isKept = difference(this.kept, found) === null;
    if (!isKept) {
      const withPending = new Map(this.kept);
      if (pending) withPending.set(pending.key, pending.after);
      const wrong = difference(withPending, found);
      if (wrong !== null) throw new Error(wrong);
      this.survived += 1;
    }
    this.kept = new Map(found);
    this.pending = null;
    for (const [key, id] of ids) this.ids.set(key, id);
  }
}

/** What is wrong with `found`, or null. */
function difference(expected: Entries, found: Entries): string | null {
  const keys = new Set([...expected.keys(), ...found.keys()]);
  for (const key of keys) {
    const [wanted, got] = [expected.get(key), found.get(key)];
    if (wanted?.content === got?.content && wanted?.trashed === got?.trashed) continue;
    return `${key} should be ${JSON.stringify(wanted)} and is ${JSON.stringify(got)}`;
  }
  return null;
}
