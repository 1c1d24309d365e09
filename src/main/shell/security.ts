/** Closes what Electron leaves open: network, permissions, navigation, windows, downloads, spell-check dictionaries. */
import { app, session, type Session, type WebContents } from 'electron';
import { isOwnPage, mayRequest, type PageSource } from './app-origin.ts';
import type { Log } from './log.ts';

/** Nothing listens there: what ignores every other wall ends here. */
const NOWHERE = 'http://127.0.0.1:9';

/** Must run before the program is ready. */
export function setUpSwitches(source: PageSource): void {
  app.enableSandbox();
  const rules = source.devServer
    ? 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'
    : 'MAP * ~NOTFOUND';
  app.commandLine.appendSwitch('host-resolver-rules', rules);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-sync');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Before the first window: a window that exists may already have asked for a dictionary. */
export async function setUpSecurity(source: PageSource, log: Log): Promise<void> {
  const own = session.defaultSession;
  closeSpellChecker(own);
  denyPermissions(own);
  cancelForeignRequests(own, source, log);
  own.on('will-download', (event) => event.preventDefault());
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents, source, log));
  if (!source.devServer) await own.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE });
}

function closeSpellChecker(own: Session): void {
  // Some versions fetch a dictionary although the window says `spellcheck: false`.
  own.setSpellCheckerDictionaryDownloadURL(`${NOWHERE}/`);
  own.setSpellCheckerEnabled(false);
}

function denyPermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
}

function cancelForeignRequests(own: Session, source: PageSource, log: Log): void {
  own.webRequest.onBeforeRequest((details, answer) => {
    const allowed = mayRequest(details.url, source);
    // The target's address may hold what the user reads about, so it is not logged.
    if (!allowed) log('warn', `A request (${details.resourceType}) to the outside was cancelled.`);
    answer({ cancel: !allowed });
  });
}

function guardContents(contents: WebContents, source: PageSource, log: Log): void {
  // A reload of our own page is no navigation in this sense: it raises neither event.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url, source)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log('warn', 'A new window was refused.');
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
