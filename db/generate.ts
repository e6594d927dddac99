/**
 * Writes what the migrations amount to: `db/schema.sql` (read in review) and the types of the tables for the queries.
 * Call: node db/generate.ts OWNER-URL [--check]. With --check nothing is written; it fails where a file would change.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slices } from '../architecture.js';
import { describeSchema } from './describe.ts';

const types = 'src/lib/platform/server/db/schema.ts';
const schemas = ['platform', ...Object.keys(slices)];

const [url, mode] = process.argv.slice(2);
if (!url) throw new Error('the address of a migrated database is missing');

const stale = [compare('db/schema.sql', await describeSchema(url, schemas)), compare(types, generatedTypes(url))].filter(Boolean);
if (mode === '--check' && stale.length > 0) {
	console.error(`${stale.join(', ')} differ from the migrations: run npm run db:types`);
	process.exit(1);
}

function compare(file: string, text: string): string | null {
	if (readSafely(file) === text) return null;
	if (mode !== '--check') writeFileSync(file, text);
	return file;
}

function readSafely(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

function generatedTypes(owner: string): string {
	const out = join(mkdtempSync(join(tmpdir(), 'kartu-types-')), 'schema.ts');
	const args = [
		'--dialect',
		'postgres',
		'--url',
		owner,
		'--out-file',
		out,
		'--default-schema',
		'none',
		'--date-parser',
		'string',
		'--numeric-parser',
		'number'
	];
	execFileSync('node_modules/.bin/kysely-codegen', [...args, '--include-pattern', `{${schemas.join(',')}}.*`], {
		stdio: ['ignore', 'ignore', 'inherit']
	});
	return readFileSync(out, 'utf8')
		.replaceAll('ColumnType<Int8, ', 'ColumnType<number, ')
		.replaceAll('ColumnType<string, bigint | number | string, bigint | number | string>', 'ColumnType<number, number, number>');
}
