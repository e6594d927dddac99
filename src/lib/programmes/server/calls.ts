import * as v from 'valibot';
import { isId, type Day, type Text } from '#platform';
import { plannedOnce, type Trx } from '#platform/server';
import {
	ContactSchema,
	EditionTermsSchema,
	PublicationSchema,
	TextSchema,
	type CallTimes,
	type Contact,
	type EditionTerms,
	type Publication
} from '#programmes';
import { isSlug } from './slug.ts';

/** A call with the edition and the programme it belongs to. */
export type CallRecord = CallTimes & {
	id: string;
	slug: string;
	name: Text;
	summary: Text;
	capacity: number;
	categories_on: Day;
	pupils_as_of: Day;
	contact: Contact;
	publication: Publication | null;
	state: 'draft' | 'published';
	ordinal: number;
	edition: { id: string; slug: string; name: Text; starts_on: Day; ends_on: Day; terms: EditionTerms };
	programme: { id: string; slug: string; kind: string; name: Text; centre_id: string };
};

export async function callById(trx: Trx, id: string): Promise<CallRecord | undefined> {
	if (!isId(id)) return undefined;
	const row = await calls(trx).where('call.id', '=', id).modifyEnd(plannedOnce).executeTakeFirst();
	return row && recordOf(row);
}

export async function callBySlug(trx: Trx, slug: string): Promise<CallRecord | undefined> {
	if (!isSlug(slug)) return undefined;
	const row = await calls(trx).where('call.slug', '=', slug).modifyEnd(plannedOnce).executeTakeFirst();
	return row && recordOf(row);
}

/** Calls by their ids, for lists of another slice: one question however many there are. */
export async function callsByIds(trx: Trx, ids: readonly string[]): Promise<Map<string, CallRecord>> {
	if (ids.length === 0) return new Map();
	const rows = await calls(trx).where('call.id', 'in', ids).execute();
	return new Map(rows.map((row) => [row.id, recordOf(row)]));
}

/** The calls of an edition in their order. */
export async function callsOfEdition(trx: Trx, editionId: string): Promise<CallRecord[]> {
	const rows = await calls(trx).where('call.edition_id', '=', editionId).orderBy('call.ordinal').execute();
	return rows.map(recordOf);
}

export async function callsOfProgramme(trx: Trx, programmeId: string): Promise<CallRecord[]> {
	const rows = await calls(trx)
		.where('edition.programme_id', '=', programmeId)
		.orderBy('edition.starts_on', 'desc')
		.orderBy('call.ordinal')
		.execute();
	return rows.map(recordOf);
}

/** What everybody may read, the calls closed last at the end. */
export async function publishedCalls(trx: Trx): Promise<CallRecord[]> {
	const rows = await calls(trx).where('call.state', '=', 'published').orderBy('call.closes_at', 'desc').modifyEnd(plannedOnce).execute();
	return rows.map(recordOf);
}

/** Locks a call for the transaction, so that two officers change it one after the other. */
export async function lockCall(trx: Trx, id: string): Promise<CallRecord | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('programmes.call').select('id').where('id', '=', id).forUpdate().execute();
	return callById(trx, id);
}

const calls = (trx: Trx) =>
	trx
		.selectFrom('programmes.call as call')
		.innerJoin('programmes.edition as edition', 'edition.id', 'call.edition_id')
		.innerJoin('programmes.programme as programme', 'programme.id', 'edition.programme_id')
		.select([
			'call.id',
			'call.slug',
			'call.name',
			'call.summary',
			'call.published_at',
			'call.opens_at',
			'call.closes_at',
			'call.capacity',
			'call.categories_on',
			'call.pupils_as_of',
			'call.contact',
			'call.publication',
			'call.state',
			'call.ordinal',
			'call.edition_id',
			'edition.slug as edition_slug',
			'edition.name as edition_name',
			'edition.starts_on as edition_starts_on',
			'edition.ends_on as edition_ends_on',
			'edition.terms as edition_terms',
			'programme.id as programme_id',
			'programme.slug as programme_slug',
			'programme.kind as programme_kind',
			'programme.name as programme_name',
			'programme.centre_id as programme_centre_id'
		]);

type Row = Awaited<ReturnType<ReturnType<typeof calls>['executeTakeFirstOrThrow']>>;

function recordOf(row: Row): CallRecord {
	return {
		id: row.id,
		slug: row.slug,
		name: v.parse(TextSchema, row.name),
		summary: v.parse(TextSchema, row.summary),
		published_at: row.published_at,
		opens_at: row.opens_at,
		closes_at: row.closes_at,
		capacity: row.capacity,
		categories_on: row.categories_on,
		pupils_as_of: row.pupils_as_of,
		contact: v.parse(ContactSchema, row.contact),
		publication: v.parse(v.nullable(PublicationSchema), row.publication),
		state: row.state === 'published' ? 'published' : 'draft',
		ordinal: row.ordinal,
		edition: {
			id: row.edition_id,
			slug: row.edition_slug,
			name: v.parse(TextSchema, row.edition_name),
			starts_on: row.edition_starts_on,
			ends_on: row.edition_ends_on,
			terms: v.parse(EditionTermsSchema, row.edition_terms)
		},
		programme: {
			id: row.programme_id,
			slug: row.programme_slug,
			kind: row.programme_kind,
			name: v.parse(TextSchema, row.programme_name),
			centre_id: row.programme_centre_id
		}
	};
}
