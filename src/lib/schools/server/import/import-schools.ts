import { done, type Day, type Fault, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { folded } from '../../folded.ts';
import { applyImport, type ApplyRefusal } from './apply-import.ts';
import { previewImport, type Preview, type PreviewRefusal } from './preview-import.ts';
import { startImport, type StartRefusal } from './start-import.ts';
import { imports, storedVerdicts, type Verdict } from './stored.ts';

export type ImportSchools = {
	file_name: string;
	bytes: Uint8Array;
	/** Which column holds which fact: by its header or its place from 0; what is left out is guessed. */
	mapping?: Record<string, string | number>;
	as_of?: Day;
	full_register?: boolean;
	/** Only says what it would do; nothing of it is kept. */
	dry_run?: boolean;
};
export type Imported = Preview & { id: string; applied: boolean; wrong: { line: number; name: string; faults: Fault[] }[] };

/** Imports the register from a file in one go, for the command line and the stories: start, preview, apply. Lines that are wrong are told, the others are done. */
export async function importSchools(
	context: Context,
	input: ImportSchools
): Promise<Outcome<Imported, StartRefusal | PreviewRefusal | ApplyRefusal>> {
	const started = await startImport(context, input);
	if (!started.ok) return started;
	const { id } = started.value;
	const mapping = input.mapping ? await mappingOf(context, id, input.mapping) : undefined;
	const preview = await previewImport(context, { import_id: id, ...(mapping ? { mapping } : {}) });
	if (!preview.ok) {
		await discardImport(context, id);
		return preview;
	}
	const wrong = (await verdicts(context, id)).filter(({ outcome }) => outcome === 'wrong');
	const result = { ...preview.value, id, wrong: wrong.map(({ line, name, faults }) => ({ line, name, faults })) };
	if (input.dry_run) {
		await discardImport(context, id);
		return done({ ...result, applied: false });
	}
	const applied = await applyImport(context, { import_id: id });
	if (applied.ok) return done({ ...result, applied: true });
	if (applied.refusal === 'nothing_to_do') return done({ ...result, applied: false });
	return applied;
}

/** What was said, over what was guessed. */
async function mappingOf({ db }: Context, id: string, said: Record<string, string | number>): Promise<Record<string, unknown>> {
	const found = await db.transaction().execute((trx) => imports(trx).where('import.id', '=', id).executeTakeFirstOrThrow());
	const place = (column: string | number) =>
		typeof column === 'number' ? column : found.headers.findIndex((header) => folded(header) === folded(column.trim()));
	const mapped = Object.fromEntries(Object.entries(said).map(([field, column]) => [field, place(column)]));
	const taken = new Set(Object.values(mapped));
	const guessed = Object.fromEntries(Object.entries(found.mapping).filter(([field, column]) => !(field in mapped) && !taken.has(column)));
	return { ...guessed, ...mapped };
}

const verdicts = ({ db }: Context, id: string): Promise<Verdict[]> => db.transaction().execute((trx) => storedVerdicts(trx, id));

/** Forgets an import that was never applied. */
const discardImport = ({ db }: Context, id: string): Promise<unknown> =>
	db.transaction().execute((trx) => trx.deleteFrom('schools.import').where('id', '=', id).where('applied_at', 'is', null).execute());
