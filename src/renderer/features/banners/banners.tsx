/** Above everything else of an open dossier: that it is for reading only, and what happened to its files. */
import type { OpenDossier } from '../../api/use-dossier-state.ts';
import { Notices } from './notices.tsx';
import { ReadOnlyBanner } from './read-only-banner.tsx';
import classes from './banners.module.css';

export function Banners({ dossier }: { dossier: OpenDossier }) {
  const { access, notices, folder } = dossier;
  return (
    // There also while it is empty: what comes into it later is read out, in its turn.
    <section className={classes.banners} aria-label="About this dossier" aria-live="polite">
      {access.mode === 'read' ? <ReadOnlyBanner access={access} /> : null}
      {notices.length > 0 ? <Notices notices={notices} folder={folder} /> : null}
    </section>
  );
}
