/** What the user has to know about the files of the open dossier, until it is dismissed. */
import type { Notice } from '#shared/contract/dossier-api.ts';

export type Notices = {
  readonly all: () => readonly Notice[];
  /** One that says the same stays alone, with the newer time. */
  readonly add: (kind: Notice['kind'], message: string) => void;
  readonly dismiss: (id: string) => void;
};

export type NoticesOptions = { newId: () => string; clock: () => Date; onNotice: () => void };

/** No more than these are kept: the oldest goes. */
const MOST = 20;

export function createNotices({ newId, clock, onNotice }: NoticesOptions): Notices {
  let notices: Notice[] = [];
  return {
    all: () => notices,
    add(kind, message) {
      const notice = { id: newId(), kind, at: clock().toISOString(), message };
      const others = notices.filter((known) => known.message !== message);
      notices = [...others, notice].slice(-MOST);
      onNotice();
    },
    dismiss(id) {
      notices = notices.filter((notice) => notice.id !== id);
      onNotice();
    },
  };
}
