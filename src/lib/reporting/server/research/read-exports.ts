import { dayOf, done, newId, refused, type Day, type Outcome } from '#platform';
import { fileById, fileStore, record, type Context, type StoredFile, type Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { waitsUntil } from '../settlement/settle-editions.ts';
import { overseenEdition } from './decide-export.ts';
import { exportById, exportsOf, lockExport, stateOf, type ExportRecord, type ExportState } from './rows.ts';

export type ExportInState = ExportRecord & { state: ExportState };

/** The exports of an edition that were asked for, and from which day they can be (null: today). By an officer of the centre. */
export function readExports(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<{ edition: EditionOfCentre; exports: ExportInState[]; from: Day | null }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const today = dayOf(context.now);
		return done({
			edition,
			from: await waitsUntil(trx, edition, context.now),
			exports: (await exportsOf(trx, { edition_id: edition.id })).map((one) => ({ ...one, state: stateOf(one, today) }))
		});
	});
}

export type ExportPage = {
	edition: EditionOfCentre;
	asked: ExportInState;
	/** Who took it when, the newest first. */
	taken: { name: string; taken_at: Date }[];
	may: { decide: boolean; take: boolean; manage: boolean };
};

/** One export with who took it. By officers of the centre and owners of the programme. */
export function readExport(context: Context, { export_id }: { export_id: string }): Promise<Outcome<ExportPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const asked = await exportById(trx, export_id);
		const edition = asked && (await overseenEdition(trx, context, asked));
		if (!asked || !edition) return refused('not_found');
		const state = stateOf(asked, dayOf(context.now));
		const own = asked.asked_by === context.actor.id;
		const manage = (await editionFor(trx, context, edition.id)) !== undefined;
		const taken = await trx
			.selectFrom('reporting.research_download as download')
			.innerJoin('people.person as person', 'person.id', 'download.person_id')
			.select(['person.name', 'download.taken_at'])
			.where('download.export_id', '=', asked.id)
			.orderBy('download.taken_at', 'desc')
			.limit(100)
			.execute();
		const may = { decide: state === 'asked' && !own, take: state === 'ready' && own && manage, manage };
		return done({ edition, asked: { ...asked, state }, taken, may });
	});
}

/** Takes an export; written down each time. By whoever asked, while they are an officer of the centre and its time is not over. */
export async function takeExport(
	context: Context,
	{ export_id }: { export_id: string }
): Promise<Outcome<{ file: StoredFile; content: ReadableStream<Uint8Array> }, 'not_found'>> {
	const file = await context.db.transaction().execute((trx) => taking(trx, context, export_id));
	const content = file && (await fileStore().get(file.sha256));
	return file && content ? done({ file, content }) : refused('not_found');
}

async function taking(trx: Trx, context: Context, id: string): Promise<StoredFile | undefined> {
	const asked = await lockExport(trx, id);
	const edition = asked && (await editionFor(trx, context, asked.edition_id));
	const { actor, now } = context;
	if (!asked || !edition || actor.kind !== 'person' || asked.asked_by !== actor.id) return undefined;
	const file = stateOf(asked, dayOf(now)) === 'ready' && asked.file_id ? await fileById(trx, asked.file_id) : undefined;
	if (!file) return undefined;
	const row = { id: newId(), export_id: asked.id, person_id: actor.id, taken_at: now };
	await trx.insertInto('reporting.research_download').values(row).execute();
	await record(trx, context, {
		name: 'research_export.taken',
		subject: { kind: 'edition', id: edition.id },
		also: [{ kind: 'centre', id: edition.centre_id }],
		particulars: { institution: asked.institution }
	});
	return file;
}
