// The switches of the stand-in itself, all of them environment variables.

/** For a person without Electron: visible windows, and dialogs answered in the page. */
export const isPreview = Boolean(process.env['STANDIN_PREVIEW']);

/** A preview runs headless only when it is itself under test. */
export const isHeadless = !isPreview || Boolean(process.env['STANDIN_HEADLESS']);

export const chromiumPath = process.env['CHROMIUM'];
