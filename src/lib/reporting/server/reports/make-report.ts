import { addDays, dayInWords, dayOf, inLocale, isId } from '#platform';
import { saveFile, writeMail, type Context, type Handler, type Letter, type Trx } from '#platform/server';
import { holdersOf, siteAddress, type PersonInRole } from '#people/server';
import { editionOf, type EditionOfCentre } from '#programmes/server';
import { gatherReport } from './gather.ts';
import { reportFailed, reportMade } from './mails.ts';
import { printReport } from './print-report.ts';
import { reportById, type ReportRecord } from './rows.ts';

/**
 * Makes a report that was asked for, keeps it as a file with its print and tells the readers whom the centre still has. Done twice it makes nothing
 * anew. When it fails, its maker is told once, and the queue tries again.
 */
export const makeReport: Handler = async (context, { made_id }) => {
	const id = String(made_id);
	try {
		await make(context, id);
	} catch (error) {
		await context.db.transaction().execute((trx) => noteFailure(trx, context, id));
		throw error;
	}
};

async function make(context: Context, id: string): Promise<void> {
	const asked = await context.db.transaction().execute((trx) => waiting(trx, id));
	if (!asked) return;
	const { report } = asked;
	const { now } = context;
	const expires_on = addDays(dayOf(now), report.keep_days);
	const gathered = await gatherReport(context, report);
	const bytes = await printReport({ ...report, ...gathered, at: now, expires_on });
	await context.db.transaction().execute(async (trx) => {
		if (!(await waiting(trx, id))) return;
		const name = `${fileName(report.name)}-${dayOf(now)}.${report.form}`;
		const kept = await saveFile(trx, context, { bytes, name, owner_kind: 'report', owner_id: id, shared: true, made: true });
		if (!kept.ok) throw new Error(`the report ${report.id}: ${kept.refusal}`);
		const { id: file_id, sha256, bytes: size } = kept.value;
		await trx
			.updateTable('reporting.made_report')
			.set({ made_at: now, file_id, name, sha256, bytes: size, expires_on })
			.where('id', '=', id)
			.execute();
		const { edition } = gathered;
		await writeToAll(trx, context, `report made ${id}`, 'report_made', await readersOf(trx, context, edition, report), (to) => ({
			...reportMade[to.locale]({ ...told(edition, report, to), until: dayInWords(expires_on, to.locale) })
		}));
	});
}

/** What is still to be made, nobody else making it until the transaction ends. */
async function waiting(trx: Trx, id: string): Promise<{ report: ReportRecord } | undefined> {
	if (!isId(id)) return undefined;
	const row = await trx
		.selectFrom('reporting.made_report')
		.select(['report_id', 'made_at'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	const report = row && row.made_at === null ? await reportById(trx, row.report_id) : undefined;
	return report && { report };
}

async function noteFailure(trx: Trx, context: Context, id: string): Promise<void> {
	const asked = await waiting(trx, id);
	const edition = asked && (await editionOf(trx, asked.report.edition_id));
	if (!asked || !edition) return;
	const { report } = asked;
	await trx
		.updateTable('reporting.made_report')
		.set(({ eb }) => ({ failures: eb('failures', '+', 1), failed_at: context.now }))
		.where('id', '=', id)
		.execute();
	const officers = await officersOf(trx, context, edition);
	const maker = officers.filter(({ person_id }) => person_id === report.made_by);
	// Where the maker has left, whoever waits for the report is told.
	const to = maker.length > 0 ? maker : await readersOf(trx, context, edition, report);
	await writeToAll(trx, context, `report failed ${id}`, 'report_failed', to, (one) => reportFailed[one.locale](told(edition, report, one)));
}

const officersOf = (trx: Trx, { now }: Context, { centre_id }: EditionOfCentre): Promise<PersonInRole[]> =>
	holdersOf(trx, centre_id, ['centre_officer'], dayOf(now));

/** Whoever was chosen and is an officer of the centre today. */
const readersOf = async (trx: Trx, context: Context, edition: EditionOfCentre, report: ReportRecord): Promise<PersonInRole[]> =>
	(await officersOf(trx, context, edition)).filter(({ person_id }) => report.readers.some((one) => one.person_id === person_id));

async function writeToAll(
	trx: Trx,
	{ now }: Context,
	about: string,
	template: string,
	people: readonly PersonInRole[],
	letter: (to: PersonInRole) => Letter
): Promise<void> {
	for (const one of people) {
		const { email, locale, person_id } = one;
		if (email) await writeMail(trx, now, template, { email, locale, person_id }, letter(one), `${about}:${person_id}`);
	}
}

const told = ({ programme, slug, name }: EditionOfCentre, report: ReportRecord, { locale }: PersonInRole) => ({
	report: report.name,
	edition: inLocale(name, locale),
	address: siteAddress(`/programme/${programme.slug}/editions/${slug}/reports/${report.id}`, locale)
});

/** In plain letters, as every system of files takes them. */
const fileName = (name: string): string =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60) || 'ataskaita';
