import { m } from '#lib/messages/messages.js';
import type { Place } from '#lib/ui';

/** The desks of a person: one for each organisation in which a role works at one, in the order in which most is done there. */
export function desksOf({ roles }: App.Session): Place[] {
	const officer = roles.some(({ kind }) => kind === 'centre_officer') ? [{ href: '/programme', text: m.site_nav_programmes() }] : [];
	const municipal = roles.filter(({ kind }) => kind === 'municipal_officer').map(({ organisation_id, organisation }) => ({ href: `/municipality/${organisation_id}`, text: organisation }));
	const school = roles.filter(({ kind }) => ['school_head', 'school_coordinator', 'team_member'].includes(kind)).map(({ organisation_id, organisation }) => ({ href: `/school/${organisation_id}`, text: organisation }));
	const distinct = new Map([...officer, ...school, ...municipal].map((place) => [place.href, place]));
	return [...distinct.values()];
}
