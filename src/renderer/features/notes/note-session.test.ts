import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '#shared/contract/errors.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';

const invoke = vi.fn<(name: string, input: unknown) => Promise<Reply>>();
vi.stubGlobal('window', { dossier: { invoke }, addEventListener: () => undefined });
const { closeNote, flushNotes, followNotes, openDraft, openNote } =
  await import('./note-session.ts');

const target: NoteTarget = { kind: 'record', collection: 'events', record: 'ev-1' };
const note: Note = {
  id: 'n1',
  target,
  text: 'old',
  tags: [],
  status: 'open',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const fails: Reply = { ok: false, error: { code: 'storage', message: 'The disk is full.' } };
const done: Reply = { ok: true, value: { note } };
const names = () => invoke.mock.calls.map(([name]) => name);
const sittings = () =>
  new Set(invoke.mock.calls.map(([, input]) => (input as { session?: string }).session));

describe('a note that is being written', () => {
  beforeEach(() => {
    invoke.mockReset();
    invoke.mockResolvedValue(done);
  });

  it('is made with its first words, and updated after that', async () => {
    const session = openDraft(target);
    session.autosave.type(' ');
    await session.autosave.flush();
    expect(names()).toEqual([]);
    session.autosave.type('first');
    await session.autosave.flush();
    session.autosave.type('first words');
    await closeNote(session);
    expect(names()).toEqual(['notes.create', 'notes.update']);
    expect(sittings().size).toBe(1);
    expect(session.snapshot().noteId).toBe('n1');
    expect(openDraft(target)).not.toBe(session);
  });

  it('is left alone by the next new note on the same target, even while it is on its way', async () => {
    const first = openDraft(target);
    first.autosave.type('one');
    const closed = closeNote(first);
    const second = openDraft(target);
    expect(second).not.toBe(first);
    expect(second.autosave.text()).toBe('');
    await closed;
    second.autosave.type('two');
    await closeNote(second);
    expect(names()).toEqual(['notes.create', 'notes.create']);
  });

  it('comes back in the next editor on the same target when it could not be made', async () => {
    invoke.mockResolvedValue(fails);
    const first = openDraft(target);
    first.autosave.type('one');
    await closeNote(first);
    const second = openDraft(target);
    expect(second.autosave.text()).toBe('one');
    invoke.mockResolvedValue(done);
    await closeNote(second);
    expect(openDraft(target).autosave.text()).toBe('');
  });

  it('groups one sitting into one step of undo', async () => {
    const session = openNote(note);
    session.autosave.type('a');
    await session.autosave.flush();
    session.autosave.type('ab');
    await closeNote(session);
    expect(sittings().size).toBe(1);
  });

  it('makes of each tag of a note that was there a step of its own, of a new one a part of it', async () => {
    const there = openNote({ ...note, id: 'n5' });
    await there.setTags(['kept']);
    expect([...sittings()]).toEqual([undefined]);
    invoke.mockClear();
    const fresh = openDraft({ kind: 'dossier' });
    fresh.autosave.type('one');
    await fresh.autosave.flush();
    await fresh.setTags(['kept']);
    expect(names()).toEqual(['notes.create', 'notes.update']);
    expect([...sittings()]).toEqual([expect.any(String)]);
  });

  it('keeps what could not be saved for the next editor of the same note', async () => {
    invoke.mockResolvedValue(fails);
    const session = openNote(note);
    session.autosave.type('new words');
    await closeNote(session);
    const again = openNote(note);
    expect(again).toBe(session);
    expect(again.autosave.text()).toBe('new words');
    expect(again.snapshot().save).toEqual({ status: 'failed', message: 'The disk is full.' });
    invoke.mockResolvedValue(done);
    expect(await flushNotes()).toBe(true);
    await closeNote(again);
    expect(openNote(note)).not.toBe(session);
  });

  it('is not written again after it was deleted', async () => {
    const session = openNote({ ...note, id: 'n2' });
    session.autosave.type('late');
    session.drop();
    await session.autosave.flush();
    expect(names()).toEqual([]);
  });

  it('goes back to its tags when they could not be saved', async () => {
    invoke.mockResolvedValue(fails);
    const session = openNote({ ...note, id: 'n3', tags: ['kept'] });
    await expect(session.setTags(['kept', 'new'])).rejects.toThrow('The disk is full.');
    expect(session.snapshot().tags).toEqual(['kept']);
  });

  it('follows a note that undo has changed, and does not write its old text over it', async () => {
    const session = openNote({ ...note, id: 'n4', text: 'typed', tags: ['late'] });
    invoke.mockResolvedValue({
      ok: true,
      value: { notes: [{ ...note, id: 'n4', status: 'done' }], total: 1 },
    });
    await followNotes();
    expect(session.autosave.text()).toBe('old');
    expect(session.snapshot()).toMatchObject({ version: 1, tags: [], status: 'done', gone: false });
    await closeNote(session);
    expect(names()).not.toContain('notes.update');
  });

  it('keeps what is typed and not saved when the note is changed elsewhere', async () => {
    const session = openNote({ ...note, id: 'n5' });
    session.autosave.type('mine');
    session.follow({ ...note, id: 'n5', text: 'theirs' });
    session.follow(null);
    expect(session.autosave.text()).toBe('mine');
    await closeNote(session);
    expect(names()).toEqual(['notes.update']);
  });

  it('ends when undo has taken the note away', async () => {
    const session = openNote({ ...note, id: 'n6' });
    invoke.mockResolvedValue({ ok: true, value: { notes: [], total: 0 } });
    await followNotes();
    expect(session.snapshot().gone).toBe(true);
    expect(openNote({ ...note, id: 'n6' })).not.toBe(session);
  });
});
