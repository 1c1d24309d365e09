// session.webRequest: one listener an event, as in Electron, with its filter of URL patterns.
import { strict } from './strict.ts';

interface RequestDetails {
  readonly url: string;
  readonly [detail: string]: unknown;
}

interface RequestAnswer {
  readonly cancel?: boolean;
  readonly redirectURL?: string;
  readonly requestHeaders?: Record<string, string>;
  readonly responseHeaders?: Record<string, string | string[]>;
}

type Listener = (details: RequestDetails, callback: (answer: RequestAnswer) => void) => void;
type EventName = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived';
type Register = (...args: [Listener | null] | [{ urls?: string[] }, Listener | null]) => void;

export interface WebRequestHooks {
  /** Electron's object, for the app. */
  readonly webRequest: Readonly<Record<EventName, Register>>;
  ask(event: EventName, details: RequestDetails): Promise<RequestAnswer>;
}

export function createWebRequest(): WebRequestHooks {
  const listeners = new Map<EventName, { listener: Listener; patterns: RegExp[] }>();

  function register(event: EventName): Register {
    return (...args) => {
      const listener = args.at(-1) as Listener | null;
      const filter = args.length > 1 ? (args[0] as { urls?: string[] }) : {};
      if (listener === null) listeners.delete(event);
      else listeners.set(event, { listener, patterns: (filter.urls ?? []).map(toExpression) });
    };
  }

  return {
    webRequest: strict('webRequest', {
      onBeforeRequest: register('onBeforeRequest'),
      onBeforeSendHeaders: register('onBeforeSendHeaders'),
      onHeadersReceived: register('onHeadersReceived'),
    }),
    ask(event, details) {
      const hook = listeners.get(event);
      const matches =
        hook !== undefined &&
        (hook.patterns.length === 0 || hook.patterns.some((pattern) => pattern.test(details.url)));
      if (!matches) return Promise.resolve({});
      return new Promise((resolve) => hook.listener(details, (answer) => resolve(answer ?? {})));
    },
  };
}

function toExpression(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}
