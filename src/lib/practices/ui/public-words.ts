import { m } from '#lib/messages/messages.js';
import type { SizeOf } from '#practices';

export const facetWords = {
	group: m.practices_facet_group,
	type: m.practices_facet_type,
	size: m.practices_facet_size,
	county: m.practices_facet_county,
	year: m.practices_facet_year
} as const satisfies Record<string, () => string>;

export const sizeWords: Record<SizeOf, () => string> = {
	small: m.practices_size_small,
	middle: m.practices_size_middle,
	large: m.practices_size_large,
	unknown: m.practices_size_unknown
};

/** In what another example is alike, as it stands beside its name. */
export const alikeWords = {
	group: m.practices_public_same_group,
	size: m.practices_public_same_size,
	type: m.practices_public_same_type,
	county: m.practices_public_same_county
} as const satisfies Record<string, () => string>;
