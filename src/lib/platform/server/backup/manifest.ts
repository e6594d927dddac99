import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Cannot } from '../cluster/index.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const name = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]*$/));

const tableSchema = v.strictObject({
	schema: name,
	name,
	columns: v.array(name),
	rows: count,
	/** Of the rows as PostgreSQL writes them, before they are packed. */
	sha256: hash
});
const sequenceSchema = v.strictObject({ schema: name, name, value: v.pipe(v.string(), v.regex(/^-?\d{1,19}$/)), called: v.boolean() });

/** What a backup says of itself: the last thing written into its folder, so a folder without it is no backup. */
export const manifestSchema = v.strictObject({
	format: v.literal('kartu-backup/1'),
	made_at: v.pipe(v.string(), v.isoTimestamp()),
	/** The number of the last migration the database had. */
	migration: count,
	/** The form of the tables of the queue: they belong to the job engine. */
	queue: count,
	/** Which demonstration stories had been told, and when. */
	stories: v.record(v.string(), v.string()),
	tables: v.array(tableSchema),
	sequences: v.array(sequenceSchema),
	files: v.array(v.strictObject({ sha256: hash, bytes: count })),
	/** Contents that rows name and that were not in the store. */
	absent: v.array(hash)
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type TableOf = Pick<Manifest['tables'][number], 'schema' | 'name' | 'columns'>;
export type SequenceOf = Manifest['sequences'][number];

/** What stands where in the folder of a backup. */
export const placesOf = (folder: string) => ({
	manifest: join(folder, 'manifest.json'),
	print: join(folder, 'manifest.sha256'),
	tables: join(folder, 'tables'),
	files: join(folder, 'files'),
	table: ({ schema, name }: Pick<TableOf, 'schema' | 'name'>) => join(folder, 'tables', `${schema}.${name}.gz`)
});

export const printOf = (manifest: string): string => createHash('sha256').update(manifest).digest('hex');

/** Reads what a backup says of itself. Throws Cannot when there is none, or when it is not as it was written. */
export async function readManifest(folder: string): Promise<Manifest> {
	const { manifest, print } = placesOf(folder);
	const [text, sum] = await Promise.all([manifest, print].map((path) => readFile(path, 'utf8').catch(() => null)));
	if (text == null || sum == null) throw new Cannot(`${folder} is no backup: it has no manifest. One that was cut short has none either.`);
	if (printOf(text) !== sum.trim()) throw new Cannot(`The manifest of ${folder} is not as it was written.`);
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), text);
	if (!read.success) throw new Cannot(`The backup in ${folder} is of another form than this Kartu reads.`);
	return read.output;
}
