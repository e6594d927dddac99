/** Under what terms something is shared, from the freest on; `deed` is where they stand in words, where they do. */
export const licences = {
	cc0: { deed: 'https://creativecommons.org/publicdomain/zero/1.0/' },
	cc_by: { deed: 'https://creativecommons.org/licenses/by/4.0/' },
	cc_by_sa: { deed: 'https://creativecommons.org/licenses/by-sa/4.0/' },
	cc_by_nc_sa: { deed: 'https://creativecommons.org/licenses/by-nc-sa/4.0/' },
	room_only: { deed: null },
	as_its_author_says: { deed: null }
} as const satisfies Record<string, { deed: string | null }>;

export type Licence = keyof typeof licences;
export const licenceKeys = Object.keys(licences) as Licence[];

export const isLicence = (text: string): text is Licence => Object.hasOwn(licences, text);

/** Whether something with these terms may be shown so widely: what is meant for its room alone leads nowhere else. */
export const licenceAllows = (licence: string, visibility: string): boolean =>
	licence !== 'room_only' || (visibility !== 'edition' && visibility !== 'public');
