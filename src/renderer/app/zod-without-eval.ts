/** The Content-Security-Policy forbids eval; zod would try it. Imported before any schema. */
import * as z from 'zod';

z.config({ jitless: true });
