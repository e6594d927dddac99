import { m } from '#lib/messages/messages.js';
import type { Licence } from '#spaces';

/** Under what terms something is shared: as it is chosen, with what that means. */
export const licenceWords: Record<Licence, () => string> = {
	cc0: m.spaces_licence_cc0,
	cc_by: m.spaces_licence_cc_by,
	cc_by_sa: m.spaces_licence_cc_by_sa,
	cc_by_nc_sa: m.spaces_licence_cc_by_nc_sa,
	room_only: m.spaces_licence_room_only,
	as_its_author_says: m.spaces_licence_as_its_author_says
};

/** The same as short as it stands in a list: „CC BY 4.0“. */
export const licenceNames: Record<Licence, () => string> = {
	cc0: () => 'CC0 1.0',
	cc_by: () => 'CC BY 4.0',
	cc_by_sa: () => 'CC BY-SA 4.0',
	cc_by_nc_sa: () => 'CC BY-NC-SA 4.0',
	room_only: m.spaces_licence_room_only_name,
	as_its_author_says: m.spaces_licence_as_its_author_says_name
};
