import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import type { RoleKind } from '../../role.ts';

/** What a role is called in a letter: as on the pages, a duty and not a title. */
export const roleName = (kind: RoleKind, locale: Locale): string => m[`role_${kind}`]({}, { locale });
