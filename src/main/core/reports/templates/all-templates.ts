/** The templates, in the order in which they are offered. */
import type { TemplateId } from '#shared/report/options.ts';
import type { Template } from '../making.ts';
import { casualties } from './casualties.ts';
import { chronicle } from './chronicle.ts';
import { disputes } from './disputes.ts';
import { profile } from './profile.ts';
import { records } from './records.ts';
import { succession } from './succession.ts';

const templates: Record<TemplateId, Template> = {
  chronicle,
  succession,
  casualties,
  disputes,
  profile,
  records,
};

export const allTemplates: readonly Template[] = Object.values(templates);

export const templateOf = (id: TemplateId): Template => templates[id];
