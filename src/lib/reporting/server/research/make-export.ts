import { addDays, dayInWords, dayOf, inLocale } from '#platform';
import { saveFile, writeMail, type Context, type Handler, type Trx } from '#platform/server';
import { holdersOf, siteAddress } from '#people/server';
import { editionOf, type EditionOfCentre } from '#programmes/server';
import { exportTableNames } from '../../codebook.ts';
import { exportDays } from '../../research.ts';
import { settledTables } from '../settlement/settle-editions.ts';
import { exportFailed, exportReady } from './mails.ts';
import { isAskerThere } from './decide-export.ts';
import { packExport } from './pack.ts';
import { lockExport, type ExportRecord } from './rows.ts';

/**
 * Makes an export that was granted, and tells whoever asked. Made twice it stays the first. When it fails the asker is told once, and the queue tries
 * again. Where the asker has left the centre since, nothing is made: nobody could take it.
 */
export const makeExport: Handler = async (context, { export_id }) => {
	const id = String(export_id);
	try {
		await make(context, id);
	} catch (error) {
		await context.db.transaction().execute((trx) => noteFailure(trx, context, id));
		throw error;
	}
};

async function make(context: Context, id: string): Promise<void> {
	const { now } = context;
	const found = await context.db.transaction().execute(async (trx) => {
		const asked = await lockExport(trx, id);
		const edition = asked && (await editionOf(trx, asked.edition_id));
		if (!asked || !edition || !isToMake(asked)) return undefined;
		if (!(await isAskerThere(trx, context, asked, edition))) {
			await trx.updateTable('reporting.research_export').set({ lapsed_at: now }).where('id', '=', asked.id).execute();
			return undefined;
		}
		const centre = await trx.selectFrom('people.organisation').select('name').where('id', '=', edition.centre_id).executeTakeFirstOrThrow();
		return { asked, edition, centre: centre.name };
	});
	if (!found) return;
	const { asked, edition, centre } = found;
	const tables = await settledTables(context, edition.id);
	const head = { ...asked, centre, month: dayOf(now).slice(0, 7), programme: edition.programme.name, edition: edition.name };
	const bytes = packExport(head, tables);
	const counts = Object.fromEntries(
		exportTableNames.map((name) => [
			name,
			{ rows: tables[name].rows.length, coarser: tables[name].coarser, left_out: tables[name].left_out }
		])
	);
	await context.db.transaction().execute(async (trx) => {
		const locked = await lockExport(trx, id);
		if (!locked || !isToMake(locked)) return;
		const name = `${edition.programme.slug}-${edition.slug}-tyrimui.zip`;
		const kept = await saveFile(trx, context, { bytes, name, owner_kind: 'research_export', owner_id: id, shared: true, made: true });
		if (!kept.ok) throw new Error(`the export ${id}: ${kept.refusal}`);
		const { id: file_id, sha256, bytes: size } = kept.value;
		const expires_on = addDays(dayOf(now), exportDays);
		await trx
			.updateTable('reporting.research_export')
			.set({ made_at: now, file_id, sha256, bytes: size, expires_on, counts: JSON.stringify(counts) })
			.where('id', '=', id)
			.execute();
		await tellAsker(trx, context, asked, edition, expires_on);
	});
}

const isToMake = ({ granted_at, made_at, lapsed_at }: ExportRecord): boolean =>
	granted_at !== null && made_at === null && lapsed_at === null;

async function noteFailure(trx: Trx, context: Context, id: string): Promise<void> {
	const asked = await lockExport(trx, id);
	const edition = asked && (await editionOf(trx, asked.edition_id));
	if (!asked || !edition || !isToMake(asked)) return;
	await trx
		.updateTable('reporting.research_export')
		.set(({ eb }) => ({ failures: eb('failures', '+', 1), failed_at: context.now }))
		.where('id', '=', id)
		.execute();
	await tellAsker(trx, context, asked, edition, null);
}

/** Only while they are an officer of the centre: whoever has left is told nothing. */
async function tellAsker(trx: Trx, { now }: Context, asked: ExportRecord, edition: EditionOfCentre, until: string | null): Promise<void> {
	const officers = await holdersOf(trx, edition.centre_id, ['centre_officer'], dayOf(now));
	const to = officers.find(({ person_id }) => person_id === asked.asked_by);
	if (!to?.email) return;
	const { email, locale, person_id } = to;
	const values = {
		institution: asked.institution,
		edition: inLocale(edition.name, locale),
		address: siteAddress(`/exports/${asked.id}`, locale)
	};
	const letter = until ? exportReady[locale]({ ...values, until: dayInWords(until, locale) }) : exportFailed[locale](values);
	const about = `research export ${until ? 'ready' : 'failed'} ${asked.id}`;
	await writeMail(trx, now, until ? 'research_export_ready' : 'research_export_failed', { email, locale, person_id }, letter, about);
}
