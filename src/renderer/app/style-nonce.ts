/** The one-time word with which the Content-Security-Policy lets our libraries write styles. */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? '';
