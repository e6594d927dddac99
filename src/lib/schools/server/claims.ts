import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf, zone, type Locale } from '#platform';
import type { Role, RoleKind } from '#people';
import { holdersOf, siteAddress } from '#people/server';
import { writeMail, type Context, type Trx } from '#platform/server';
import { claimQuestion } from './mails/claim-question.ts';

/** Whom a claim was put to: the school's registered address, those who represent it already, or only an officer. */
export type Asked = 'registered_address' | 'representatives' | 'officer';

/** A person's claim to represent a school, with what those who answer it need to know. */
export type Claim = {
	id: string;
	school_id: string;
	school: string;
	municipality: string;
	person_id: string;
	claimant: string;
	claimant_email: string;
	claimant_locale: Locale;
	post: string;
	as_head: boolean;
	asked: Asked;
	claimed_at: Date;
	expires_at: Date;
	decision: 'confirmed' | 'refused' | 'withdrawn' | 'expired' | null;
	decided_at: Date | null;
	reason: string | null;
};

/** How many days after its own a claim can be answered: over a school holiday too. */
export const claimDays = 14;

export const newToken = (): string => randomBytes(24).toString('base64url');
/** What is kept of a token: whoever reads the database cannot answer claims. */
export const printOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const claims = (trx: Trx) =>
	trx
		.selectFrom('schools.claim as claim')
		.innerJoin('people.organisation as organisation', 'organisation.id', 'claim.school_id')
		.innerJoin('people.person as person', 'person.id', 'claim.person_id')
		.innerJoin('schools.school_version as version', (join) =>
			join.onRef('version.school_id', '=', 'claim.school_id').on('version.ends_on', 'is', null)
		)
		.innerJoin('schools.municipality as municipality', 'municipality.id', 'version.municipality_id')
		.select([
			'claim.id',
			'claim.school_id',
			'organisation.name as school',
			'municipality.name as municipality',
			'claim.person_id',
			'person.name as claimant',
			'claim.post',
			'claim.as_head',
			'claim.claimed_at',
			'claim.expires_at',
			'claim.decided_at',
			'claim.reason'
		])
		.select([
			sql<string>`coalesce(person.email, '')`.as('claimant_email'),
			sql<Locale>`person.locale`.as('claimant_locale'),
			sql<Asked>`claim.asked`.as('asked'),
			sql<Claim['decision']>`claim.decision`.as('decision')
		]);

/** Claims that nobody has answered and whose time is not over. */
export const waiting = (trx: Trx, now: Date) => claims(trx).where('claim.decision', 'is', null).where('claim.expires_at', '>', now);

/** Who represents a school today. */
export const representativesOf = (trx: Trx, now: Date, schoolId: string) =>
	holdersOf(trx, schoolId, ['school_head', 'school_coordinator'], dayOf(now));

/** Which roles answer a claim for their school: nobody but a head says who is a head. */
export const answeringRoles = ({ as_head }: Pick<Claim, 'as_head'>): RoleKind[] =>
	as_head ? ['school_head'] : ['school_head', 'school_coordinator'];

/** Whether somebody with these roles answers a claim. */
export const mayAnswer = (roles: readonly Pick<Role, 'kind' | 'organisation_id'>[], claim: Claim): boolean =>
	roles.some(({ kind, organisation_id }) => organisation_id === claim.school_id && answeringRoles(claim).includes(kind));

/** Those of a school who answer a claim; nobody where it has none. */
export const answerersOf = (trx: Trx, now: Date, claim: Pick<Claim, 'school_id' | 'as_head'>) =>
	holdersOf(trx, claim.school_id, answeringRoles(claim), dayOf(now));

/** Puts a claim to those who can answer it. One letter each, all with the same link: the first answer counts. */
export async function ask(trx: Trx, context: Context, claim: Claim, token: string, registered: string | null): Promise<void> {
	const addressees: { email: string; locale: Locale; person_id?: string }[] =
		claim.asked === 'representatives'
			? (await answerersOf(trx, context.now, claim)).flatMap(({ email, locale, person_id }) =>
					email ? [{ email, locale, person_id }] : []
				)
			: registered
				? [{ email: registered, locale: 'lt' }]
				: [];
	for (const to of addressees) {
		const letter = claimQuestion[to.locale]({
			school: claim.school,
			claimant: claim.claimant,
			claimant_email: claim.claimant_email,
			post: claim.post,
			as_head: claim.as_head,
			to: claim.asked === 'representatives' ? 'representatives' : 'registered_address',
			address: siteAddress(`/school/${claim.school_id}/claim/${token}`, to.locale),
			until: longDay(new Date(claim.expires_at.getTime() - 1), to.locale)
		});
		await writeMail(trx, context.now, 'schools.claim_question', to, letter);
	}
}

/** „2026 m. gruodžio 11 d.“, 11 December 2026 (L-11). */
const longDay = (instant: Date, locale: Locale): string =>
	new Intl.DateTimeFormat(locale === 'lt' ? 'lt-LT' : 'en-GB', { dateStyle: 'long', timeZone: zone }).format(instant);
