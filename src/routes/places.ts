import { operates } from '#people';
import { m } from '#lib/messages/messages.js';
import type { Place } from '#lib/ui';

type Role = { kind: string; organisation_id: string; operates: boolean };

/** Who signs agreements, or says who does. */
const signing = ['school_head', 'municipal_officer', 'programme_owner'];
const atSchool = ['school_head', 'school_coordinator', 'team_member'];

/** The desk where a role is worked, where there is one: the school's, the municipality's, the reviewer's, the lecturer's, the centre's. */
export function deskOf({ kind, organisation_id }: Pick<Role, 'kind' | 'organisation_id'>): string | undefined {
	if (atSchool.includes(kind)) return `/school/${organisation_id}`;
	if (kind === 'municipal_officer') return `/municipality/${organisation_id}`;
	if (kind === 'reviewer') return '/review';
	if (kind === 'network_coordinator' || kind === 'expert') return '/network';
	if (kind === 'lecturer') return '/lecturer';
	return kind === 'centre_officer' || kind === 'programme_owner' ? '/programme' : undefined;
}

/** The few places of the header: Today first for those who work here, the calls for everybody. */
export function mainPlaces(roles: readonly Role[] | undefined): Place[] {
	const calls = { href: '/calls', text: m.site_nav_calls() };
	if (!roles) return [calls, { href: '/sign-in', text: m.site_nav_sign_in() }];
	const desks = new Set(roles.map(deskOf).filter((desk) => desk !== undefined));
	const only = (folder: string, text: string): Place[] => {
		const found = [...desks].filter((desk) => desk.startsWith(folder));
		return found.length === 1 ? found.map((href) => ({ href, text })) : [];
	};
	return [
		{ href: '/today', text: m.site_nav_today() },
		// Several schools are named one by one in the menu under the person's name.
		...only('/school/', m.site_nav_school()),
		...only('/municipality/', m.site_nav_municipality()),
		...(desks.has('/review') ? [{ href: '/review', text: m.site_nav_reviews() }] : []),
		...(desks.has('/network') ? [{ href: '/network', text: m.site_nav_networks() }] : []),
		...(desks.has('/lecturer') ? [{ href: '/lecturer', text: m.lecturer_desk() }] : []),
		...(desks.has('/programme') ? [{ href: '/programme', text: m.site_nav_programmes() }] : []),
		calls,
		{ href: '/search', text: m.spaces_search_nav() }
	];
}

/** What the person opens from the menu under the name: an officer the people of the centre and what has happened there; whoever looks after the installation all of it. */
export function ownPlaces(roles: readonly Role[]): Place[] {
	const office = roles.some(({ kind }) => kind === 'centre_officer');
	const installation = [
		{ href: '/admin/schools', text: m.site_nav_register() },
		{ href: '/admin/mail', text: m.site_nav_mail() },
		{ href: '/admin/jobs', text: m.site_nav_jobs() },
		{ href: '/admin/examination', text: m.site_nav_examination() },
		{ href: '/admin/retention', text: m.site_nav_retention() }
	];
	return [
		{ href: '/profile', text: m.site_nav_profile() },
		...(roles.some(({ kind }) => signing.includes(kind)) ? [{ href: '/agreements', text: m.agreement_mine() }] : []),
		...(office ? [{ href: '/admin/people', text: m.site_nav_people() }] : []),
		...(operates(roles) ? installation : []),
		...(office ? [{ href: '/admin/audit', text: m.site_nav_audit() }] : []),
		...(operates(roles) ? [{ href: '/admin/looks', text: m.site_nav_looks() }] : [])
	];
}

/** The foot of every page. */
export const footerPlaces = (): Place[] => [
	{ href: '/calls', text: m.site_nav_calls() },
	{ href: '/networks', text: m.site_nav_public_networks() },
	{ href: '/practices', text: m.practices_nav() },
	{ href: '/books', text: m.practices_books_title() },
	{ href: '/schools', text: m.site_nav_schools() },
	{ href: '/certificates', text: m.certificate_check_title() },
	{ href: '/open-data', text: m.reporting_open_title() },
	{ href: '/privacy', text: m.site_footer_privacy() },
	{ href: '/accessibility', text: m.site_footer_accessibility() }
];
