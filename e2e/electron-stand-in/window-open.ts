// What setWindowOpenHandler may answer.
import type { BrowserWindowConstructorOptions } from 'electron';

interface WindowOpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
  readonly referrer: { readonly url: string; readonly policy: string };
}

type WindowOpenAnswer =
  | { readonly action: 'deny' }
  | {
      readonly action: 'allow';
      readonly overrideBrowserWindowOptions?: BrowserWindowConstructorOptions;
    };

export type WindowOpenHandler = (details: WindowOpenDetails) => WindowOpenAnswer;
