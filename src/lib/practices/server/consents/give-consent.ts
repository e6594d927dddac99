import { done, isId, refused, type Outcome } from '#platform';
import { inNameOf, record, stepThrough, type Context, type Trx } from '#platform/server';
import { readSignedLink } from '#people/server';
import { askedFor } from '../records/asked.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf, type PracticeRecord } from '../records/practice-record.ts';
import { versionOf, type VersionRecord } from '../records/version-record.ts';
import { consentPurpose, type AskedConsent } from './ask.ts';
import { nameAnew } from '../publishing/names.ts';
import { consentsTo, keepConsent, standingConsents, type ConsentKind } from './consent-record.ts';
import { withdrawConsent } from './withdraw-consent.ts';

export type GiveConsent = { practice_id: string; number: number; kind: ConsentKind; named: boolean | null };
export type ConsentRefusal = ActRefusal | 'version_superseded' | 'consent_faulty';

/**
 * Agrees that a version is published: whoever is asked for it stands by it and says whether they want to be named; the head lets it out
 * for the school. Only to the last version: what was changed since is asked for anew. Given twice it is one; who wants to be named
 * otherwise under what is public already is named so at once.
 */
export const giveConsent = (context: Context, input: GiveConsent): Promise<Outcome<undefined, ConsentRefusal>> =>
	context.db.transaction().execute((trx) => give(trx, context, input));

async function give(
	trx: Trx,
	context: Context,
	{ practice_id, number, kind, named }: GiveConsent
): Promise<Outcome<undefined, ConsentRefusal>> {
	const found = await practiceTo(trx, context, practice_id, (may) => (kind === 'author' ? may.asked : may.voice));
	if (!found.ok) return found;
	const { practice } = found.value;
	if (number === 0 || practice.standing.number !== number) return refused('version_superseded');
	const person_id = context.actor.id as string;
	if (kind === 'author' && !(await askedFor(trx, practice.id, number)).includes(person_id)) return refused('not_yours');
	if (kind === 'school') await keepConsent(trx, context, { practice_id, number, kind, person_id: null, named: null });
	else if (named === null) return refused('consent_faulty', [{ field: 'named', key: 'practices_fault_named' }]);
	else await keepConsent(trx, context, { practice_id, number, kind, person_id, named });
	if (practice.standing.published === number) await nameAnew(trx, context, practice.id, number);
	await record(trx, context, { name: 'practice.consented', ...subjectsOf(practice), particulars: { number } });
	return done();
}

type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_of_another';
export type AskedByLink = AskedConsent & {
	practice: PracticeRecord;
	version: VersionRecord;
	current: boolean;
	given: boolean;
	held: boolean;
};

/** What the letter asks: the version, whether it is still the last one and agreed to, and whether any consent is there to be taken back. */
export const readAskedConsent = (context: Context, token: string): Promise<Outcome<AskedByLink, LinkRefusal | ActRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = openLink(context, token);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		const asked = link.value;
		const found = await practiceTo(trx, asAddressee(context, asked), asked.practice_id, (may) =>
			asked.kind === 'author' ? may.asked : may.voice
		);
		if (!found.ok) return found;
		const { practice } = found.value;
		const version = await versionOf(trx, practice.id, asked.number);
		if (!version) return refused('link_unknown');
		const lines = await consentsTo(trx, practice.id, asked.number);
		const line = lines.find(({ kind, person_id }) => (asked.kind === 'school' ? kind === 'school' : person_id === asked.person_id));
		if (!line) return refused('link_unknown');
		const held = (await standingConsents(trx, practice.id, asked.person_id))[asked.kind];
		return done({ ...asked, practice, version, current: practice.standing.number === asked.number, given: line.given_at !== null, held });
	});

/** Agrees from the letter, for whoever it was written to. Somebody else who is signed in cannot use it. */
export const giveConsentByLink = (
	context: Context,
	{ token, named }: { token: string; named: boolean | null }
): Promise<Outcome<undefined, ConsentRefusal | LinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = openLink(context, token);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		return give(trx, asAddressee(context, link.value), { ...link.value, named });
	});

/** Takes back from the letter what was agreed to, to all versions. */
export const withdrawConsentByLink = (
	context: Context,
	token: string
): Promise<Outcome<undefined, ActRefusal | LinkRefusal | 'no_consent'>> => {
	const link = openLink(context, token);
	return link.ok ? withdrawConsent(asAddressee(context, link.value), link.value) : Promise.resolve(link);
};

const asAddressee = (context: Context, { person_id }: AskedConsent): Context => inNameOf(context, person_id);

function openLink({ actor, now }: Context, token: string): Outcome<AskedConsent, LinkRefusal> {
	const link = readSignedLink(consentPurpose, token, now);
	if (!link.ok) return link;
	const [practice_id = '', number = '', person_id = '', kind = ''] = link.value.split(' ');
	if (!isId(practice_id) || !isId(person_id) || (kind !== 'school' && kind !== 'author')) return refused('link_unknown');
	if (actor.kind === 'person' && actor.id !== person_id) return refused('link_of_another');
	return done({ practice_id, number: Number(number), person_id, kind });
}
