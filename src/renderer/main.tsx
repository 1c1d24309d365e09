/** The page's start: the nonce that styles need, then the program. */
import './app/zod-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setNonce } from 'get-nonce';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@mantine/core/styles.css';
import './app/theme.css';
import { App } from './app/app.tsx';
import { styleNonce } from './app/style-nonce.ts';

// For react-remove-scroll, which writes a style of its own while a dialog is open.
setNonce(styleNonce);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
