import { createHash } from 'node:crypto';
import { done, isId, refused, type Outcome } from '#platform';
import { fileStore, noteLook, record, zipOf, type ArchivedFile, type Context, type Trx } from '#platform/server';
import { deliveryById, lockDelivery, readerOf, sees, type Delivery } from '#delivery/server';
import type { Total } from '../../evidence.ts';
import { gatherEvidence, type BroughtSheet, type Evidence } from './gather.ts';
import { papers, printPaper, workbookOf } from './papers.ts';
import { words } from './words.ts';

export type PackRefusal = 'not_found' | 'nothing_held';
export type Pack = { name: string; archive: ReadableStream<Uint8Array> };

/** What stands in `manifest.json`: every file with its print, and the sums of the ledger in quarters of an academic hour. */
export type Manifest = {
	format: 'kartu-evidence-1';
	reference: string;
	made_at: string;
	ledger: { participant: Total; lecturer: Total };
	files: { path: string; bytes: number; sha256: string }[];
};

/**
 * The evidence of a delivery for the funder as one archive: timetable, list of participants, summary of attendance and results
 * (without what people wrote, and without the climate) as PDF, the same lists and the ledger as XLSX, the signed sheets as they were
 * brought, and a manifest. By an officer of the centre, or the school of a training; who took it is recorded. Refuses where no register was closed yet
 * (`nothing_held`): there is nothing to give evidence of.
 */
export function packEvidence(context: Context, { training }: { training: string }): Promise<Outcome<Pack, PackRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, training);
		const delivery = found && (await lockDelivery(trx, found.delivery.id));
		if (!delivery) return refused('not_found');
		const evidence = await gatherEvidence(trx, delivery);
		if (evidence.entries.length === 0) return refused('nothing_held');
		const files = await filesOf(evidence, context.now);
		await record(trx, context, {
			name: 'evidence.taken',
			subject: { kind: 'training', id: delivery.id },
			particulars: { reference: delivery.reference }
		});
		return done({ name: `${delivery.reference}.zip`, archive: zipOf(files, context.now) });
	});
}

export type EvidenceView = { evidence: Evidence; as: 'officer' | 'school' };

/** What the archive would hold now, and what it lacks, for whoever may take it. */
export function readEvidence(context: Context, { training }: { training: string }): Promise<Outcome<EvidenceView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, training);
		if (!found) return refused('not_found');
		await noteLook(trx, context, 'reporting.evidence', { kind: 'training', id: found.delivery.id, label: found.delivery.reference });
		return done({ evidence: await gatherEvidence(trx, found.delivery), as: found.as });
	});
}

/** A delivery by its id or its reference, for an officer or the school of a training. Nobody else learns that there is one. */
async function deliveryFor(trx: Trx, context: Context, training: string): Promise<Found | undefined> {
	const delivery = await deliveryById(trx, isId(training) ? training : await idOf(trx, training));
	const reader = delivery && (await readerOf(trx, context, delivery));
	if (!delivery || !reader) return undefined;
	if (reader.as === 'officer') return { delivery, as: 'officer' };
	// What a network holds names the people of other schools, too: that is the centre's to hand over.
	return reader.as === 'school' && sees(reader, delivery.school_id) ? { delivery, as: 'school' } : undefined;
}

type Found = { delivery: Delivery; as: EvidenceView['as'] };

const idOf = async (trx: Trx, reference: string): Promise<string> =>
	(await trx.selectFrom('delivery.delivery').select('id').where('reference', '=', reference.trim().toUpperCase()).executeTakeFirst())?.id ??
	'';

async function filesOf(evidence: Evidence, at: Date): Promise<ArchivedFile[]> {
	const folder = evidence.delivery.reference;
	const made = [
		...papers.map((paper) => ({ path: words.files[paper], content: printPaper(evidence, paper, at) })),
		{ path: words.files.workbook, content: await workbookOf(evidence, at) }
	];
	const brought = sheetFiles(evidence.sheets);
	const manifest: Manifest = {
		format: 'kartu-evidence-1',
		reference: evidence.delivery.reference,
		made_at: at.toISOString(),
		ledger: evidence.totals,
		files: [
			...made.map(({ path, content }) => ({ path, bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') })),
			...brought.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
		]
	};
	return [
		...made,
		...brought.map(({ path, sha256 }) => ({ path, content: () => contentOf(sha256) })),
		{ path: 'manifest.json', content: new TextEncoder().encode(`${JSON.stringify(manifest, null, '\t')}\n`) }
	].map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}

/** Signed sheets by day and half, numbered; the name that somebody gave a photograph tells nothing and is left out. */
function sheetFiles(sheets: readonly BroughtSheet[]) {
	const counts = new Map<string, number>();
	return sheets.map(({ held_on, half, name, sha256, bytes }) => {
		const start = `${held_on}-${words.files.halves[half] ?? half}`;
		const number = (counts.get(start) ?? 0) + 1;
		counts.set(start, number);
		const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin';
		return { path: `${words.files.sheets}/${start}-${number}.${ending}`, sha256, bytes };
	});
}

async function contentOf(sha256: string): Promise<ReadableStream<Uint8Array>> {
	const content = await fileStore().get(sha256);
	if (!content) throw new Error(`the content of a sheet is missing: ${sha256}`);
	return content;
}
