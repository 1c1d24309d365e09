/** The dialogs of the program: one at a time, by name. */
import { AboutDialog } from '../features/about/about-dialog.tsx';
import { SaveCopyDialog } from '../features/backups/save-copy-dialog.tsx';
import { ColumnsDialog } from '../features/collection/columns-dialog.tsx';
import { RankDialog } from '../features/claims/rank-dialog.tsx';
import { ExchangeDialog } from '../features/exchange/exchange-dialog.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { ImportDialog } from '../features/import/import-dialog.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { RecoveryDialog } from '../features/recovery/recovery-dialog.tsx';
import { ReportDialog } from '../features/reports/report-dialog.tsx';
import { ShortcutsDialog } from '../features/shortcuts/shortcuts-dialog.tsx';
import { AddDocumentDialog } from '../features/documents/add-document-dialog.tsx';
import { ClaimTargetDialog } from '../features/reader/claim-target/claim-target-dialog.tsx';
import { IdentityDialog } from '../features/identity/identity-dialog.tsx';
import { NewDossierDialog } from '../features/start/new-dossier-dialog.tsx';
import { UnsavedDialog } from '../features/notes/unsaved-dialog.tsx';
import { ProblemDialog } from '../features/start/problem-dialog.tsx';
import { RecentDialog } from '../features/start/recent-dialog.tsx';
import { ViewNameDialog } from '../features/views/view-name-dialog.tsx';
import { useUi } from '../state/ui-store.ts';
import { useFocusReturn } from './use-focus-return.ts';

export function Dialogs({ dossierOpen }: { dossierOpen: boolean }) {
  const dialog = useUi((state) => state.dialog);
  useFocusReturn();
  return (
    <>
      {dialog === 'about' ? <AboutDialog /> : null}
      {dialog === 'shortcuts' ? <ShortcutsDialog /> : null}
      {dialog === 'new-dossier' ? <NewDossierDialog /> : null}
      {dialog === 'recent' ? <RecentDialog /> : null}
      {dialog === 'exchange' ? <ExchangeDialog /> : null}
      {dossierOpen && dialog === 'export' ? <ExportDialog /> : null}
      {dossierOpen && dialog === 'report' ? <ReportDialog /> : null}
      {dossierOpen && dialog === 'import' ? <ImportDialog /> : null}
      {dossierOpen && dialog === 'columns' ? <ColumnsDialog /> : null}
      {dossierOpen && dialog === 'rank' ? <RankDialog /> : null}
      {dossierOpen && dialog === 'claim-target' ? <ClaimTargetDialog /> : null}
      {dossierOpen && dialog === 'add-document' ? <AddDocumentDialog /> : null}
      {dossierOpen && dialog === 'save-copy' ? <SaveCopyDialog /> : null}
      {dossierOpen && dialog === 'identity' ? <IdentityDialog /> : null}
      {dossierOpen && dialog === 'view-save' ? <ViewNameDialog renames={false} /> : null}
      {dossierOpen && dialog === 'view-rename' ? <ViewNameDialog renames /> : null}
      {dossierOpen && dialog === 'palette' ? <Palette /> : null}
      <ProblemDialog />
      {dialog === 'recovery' ? <RecoveryDialog /> : null}
      <UnsavedDialog />
    </>
  );
}
