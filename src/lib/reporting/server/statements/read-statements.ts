import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { editionFor, editionOf, type EditionOfCentre } from '#programmes/server';
import { draftOf, rangeOf, type Drafted, type Range } from './draft.ts';
import { hasChanged, statementById, statementsOf, toState, type StatementRecord } from './rows.ts';

/** An edition of which a lecturer has hours to state, in quarters: what corrections take back is taken off. */
export type Unstated = { edition: EditionOfCentre; contact: number; consultation: number; first_on: Day; last_on: Day };
export type OwnStatements = { unstated: Unstated[]; statements: StatementRecord[] };

const teaching = ['lecturer', 'network_coordinator', 'expert'];

/** A lecturer's own statements, and what they have taught that stands in none. */
export function readOwnStatements(context: Context): Promise<Outcome<OwnStatements, 'not_a_lecturer'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_a_lecturer');
		const statements = await statementsOf(trx, { person_id: actor.id });
		const unstated = await unstatedOf(trx, actor.id);
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		if (statements.length + unstated.length === 0 && !roles.some(({ kind }) => teaching.includes(kind))) return refused('not_a_lecturer');
		return done({ unstated, statements });
	});
}

async function unstatedOf(trx: Trx, personId: string): Promise<Unstated[]> {
	const found: Unstated[] = [];
	for (const [editionId, entries] of Map.groupBy(await toState(trx, personId), ({ edition_id }) => edition_id)) {
		const edition = await editionOf(trx, editionId);
		const [first, last] = [entries[0], entries.at(-1)];
		if (!edition || !first || !last) continue;
		const total = (kind: 'contact' | 'consultation') => entries.reduce((sum, one) => sum + (one.taken_back ? -one[kind] : one[kind]), 0);
		found.push({
			edition,
			contact: total('contact'),
			consultation: total('consultation'),
			first_on: first.held_on,
			last_on: last.held_on
		});
	}
	return found;
}

export type DraftPage = Drafted & { edition: EditionOfCentre; range: Range; wrong: boolean };

/** What a lecturer would state of an edition for some days; days that make no sense are said, and all days are shown. */
export function readDraft(
	context: Context,
	input: { edition_id: string; from_on?: string; to_on?: string }
): Promise<Outcome<DraftPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const edition = isId(input.edition_id) ? await editionOf(trx, input.edition_id) : undefined;
		if (!edition || actor.kind !== 'person') return refused('not_found');
		const entries = await toState(trx, actor.id, edition.id);
		if (entries.length === 0) return refused('not_found');
		const asked = rangeOf(input, entries, dayOf(now));
		const range = asked ?? (rangeOf({}, entries, dayOf(now)) as Range);
		return done({ ...(await draftOf(trx, context, { person_id: actor.id, edition, range })), edition, range, wrong: asked === null });
	});
}

export type StatementPage = {
	statement: StatementRecord;
	edition: EditionOfCentre;
	as: 'lecturer' | 'officer';
	/** Hours of it have been corrected since: it cannot be approved as it is. */
	changed: boolean;
};

/** One statement, for its lecturer and officers of the centre. Nobody else learns that there is one. */
export function readStatement(context: Context, { statement_id }: { statement_id: string }): Promise<Outcome<StatementPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const statement = await statementById(trx, statement_id);
		const edition = statement && (await editionOf(trx, statement.edition_id));
		if (!statement || !edition) return refused('not_found');
		const mine = context.actor.kind === 'person' && context.actor.id === statement.person_id;
		if (!mine && !(await editionFor(trx, context, edition.id))) return refused('not_found');
		const changed = statement.state === 'waiting' && (await hasChanged(trx, statement.id));
		return done({ statement, edition, as: mine ? 'lecturer' : 'officer', changed });
	});
}

/** All statements of an edition, for officers of its centre. */
export function readEditionStatements(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<{ edition: EditionOfCentre; statements: StatementRecord[] }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = isId(edition_id) ? await editionFor(trx, context, edition_id) : undefined;
		return edition ? done({ edition, statements: await statementsOf(trx, { edition_id }) }) : refused('not_found');
	});
}
