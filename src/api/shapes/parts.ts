import { resource } from '../door.ts';
import { fields, id, said, text, whole } from '../schema.ts';

export const named = fields({ id, name: text });
export const quarters = said(whole, 'Quarters of an academic hour');
export const slug = said(text, 'Its name in addresses');
export const Nothing = resource('Nothing', fields({}));
