import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { deliveriesOf, lecturersOf, type Delivery } from '#delivery/server';
import { editionFor, editionOf, type EditionOfCentre } from '#programmes/server';
import { changesTogether, changeTold, type Change, type ChangeTold } from '../matching/changes.ts';
import type { Answers, SurveyKind } from '../question.ts';
import { publicSums, type PublicSum } from '../public-sums.ts';
import { groupSums, type ClosedSurvey, type GroupSum } from '../suppression.ts';
import { changesOf } from './changes.ts';
import { keptQuestions } from './surveys.ts';

/** By what surveys of an edition are laid together. */
export const groupings = ['edition', 'topic', 'network', 'lecturers', 'training'] as const;
export type Grouping = (typeof groupings)[number];

/** A group with its name (words of both languages, names of people or of a school; null where a training has none such), and what has changed until then. */
export type Group = { key: string; name: Text | null; sums: GroupSum[]; changes: ChangeTold[] };
/** The kinds whose sums are told over many surveys: of the climate only those who led learn anything. */
export const pooledKinds = ['needs', 'evaluation', 'practice'] as const satisfies readonly SurveyKind[];
export type PooledKind = (typeof pooledKinds)[number];

/** A survey that is closed, with the names of the groups in which it is counted. */
export type Grouped = {
	delivery_id?: string;
	survey: ClosedSurvey;
	closed_on: Day;
	named: Record<Grouping, { key: string; name: Text | null }>;
};

/** What all closed surveys of a kind came to, laid together for an officer of the centre: without words, nothing under five (G-06). */
export function readPooled(
	context: Context,
	{ edition_id, kind, by }: { edition_id: string; kind: PooledKind; by: Grouping }
): Promise<Outcome<{ edition: EditionOfCentre; groups: Group[]; sheets: number }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const grouped = await closedSurveys(trx, edition.id, kind);
		const changes = await changesOf(
			trx,
			grouped.flatMap(({ delivery_id }) => delivery_id ?? [])
		);
		const until = ({ delivery_id }: Grouped) => (changes.get(delivery_id ?? '') ?? []).filter(({ to }) => to === kind);
		return done({ edition, groups: groupsBy(grouped, by, until), sheets: sheetsIn(grouped) });
	});
}

export type PublicResults = { kind: PooledKind; sums: PublicSum[] };

/**
 * The same for everybody: the whole edition alone, in steps and rounded, after the training and three months later; nobody’s name
 * and no words. What was closed today is told from tomorrow on, when nothing can come between it any more.
 */
export function readPublicResults(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<{ edition: EditionOfCentre; results: PublicResults[] }, 'not_found'>> {
	return db.transaction().execute(async (trx) => {
		const edition = isId(edition_id) ? await editionOf(trx, edition_id) : undefined;
		if (!edition) return refused('not_found');
		const results: PublicResults[] = [];
		for (const kind of ['evaluation', 'practice'] as const) {
			const closed = (await closedSurveys(trx, edition.id, kind)).filter(({ closed_on }) => closed_on < dayOf(now));
			const sums = publicSums(closed.map(({ survey }) => survey));
			if (sums.length > 0) results.push({ kind, sums });
		}
		return done({ edition, results });
	});
}

const sheetsIn = (grouped: readonly Grouped[]): number => grouped.reduce((all, { survey }) => all + survey.sheets.length, 0);

/** The groups that have something to tell, by name. */
export function groupsBy(grouped: readonly Grouped[], by: Grouping, changesUntil: (one: Grouped) => Change[] = () => []): Group[] {
	const surveys = grouped.map(({ survey }) => survey);
	const names = new Map(grouped.map(({ named }) => [named[by].key, named[by].name]));
	const changes = (key: string) => changesTogether(grouped.filter(({ named }) => named[by].key === key).flatMap(changesUntil));
	return [...names]
		.map(([key, name]) => ({ key, name, sums: groupSums(key, surveys), changes: changes(key).map(changeTold) }))
		.filter(({ sums }) => sums.length > 0)
		.sort((one, other) => alphabetical.compare(one.name?.lt ?? '', other.name?.lt ?? ''));
}

const alphabetical = new Intl.Collator('lt');

/** The closed surveys of a kind in the order of their closing, each with the groups to which it belongs. */
async function closedSurveys(trx: Trx, editionId: string, kind: PooledKind): Promise<Grouped[]> {
	const closed = sql<{ id: string; delivery_id: string; questions: unknown; closed_at: Date; sheets: Answers[] | null }>`
		select survey.id, survey.delivery_id, survey.questions, survey.closed_at,
			(select jsonb_agg(sheet.answers order by sheet.id) from evaluation.sheet sheet where sheet.survey_id = survey.id) as sheets
		from evaluation.survey survey
		join delivery.delivery d on d.id = survey.delivery_id and d.edition_id = ${editionId}
		where survey.kind = ${kind} and survey.closed_at is not null
		order by survey.closed_at, survey.id`;
	const { rows } = await through(trx, 'sheets', () => closed.execute(trx));
	const deliveries = new Map((await deliveriesOf(trx, { ids: rows.map(({ delivery_id }) => delivery_id) })).map((one) => [one.id, one]));
	const found: Grouped[] = [];
	for (const { id, delivery_id, questions, closed_at, sheets } of rows) {
		const delivery = deliveries.get(delivery_id);
		if (!delivery) continue;
		const named = await namesOf(trx, delivery);
		const groups = groupings.map((by) => named[by].key);
		const survey = { id, groups, questions: keptQuestions(questions), sheets: sheets ?? [] };
		found.push({ delivery_id, survey, closed_on: dayOf(closed_at), named });
	}
	return found;
}

/** The groups of a delivery with their names. */
export async function namesOf(trx: Trx, delivery: Delivery): Promise<Grouped['named']> {
	const lecturers = await lecturersOf(trx, delivery.id);
	const same = (name: string): Text => ({ lt: name, en: name });
	return {
		edition: { key: 'edition', name: null },
		topic: { key: `topic ${delivery.topic ?? ''}`, name: delivery.topic === null ? null : delivery.title },
		network: { key: `network ${delivery.network_id ?? ''}`, name: delivery.network },
		lecturers: {
			key: `lecturers ${lecturers.map(({ person_id }) => person_id).join(' ')}`,
			name: lecturers.length > 0 ? same(lecturers.map(({ name }) => name).join(', ')) : null
		},
		training: { key: `training ${delivery.id}`, name: delivery.school === null ? delivery.title : same(delivery.school) }
	};
}
