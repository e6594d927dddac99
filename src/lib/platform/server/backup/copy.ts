import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Manifest, TableOf } from './manifest.ts';

type Copied = Pick<Manifest['tables'][number], 'rows' | 'sha256'>;

/** Writes the rows of a table into a packed file, in the order in which they lie. */
export const copyOut = (client: pg.ClientBase, table: TableOf, path: string): Promise<Copied> =>
	read(client, table, [createGzip({ level: 4 }), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })]);

/** The print of the rows of a table, as `copyOut` reckons it. */
export const printOfRows = (client: pg.ClientBase, table: TableOf): Promise<Copied> => read(client, table, [nowhere()]);

/** Puts the rows of a packed file into a table. */
export async function copyIn(client: pg.ClientBase, table: TableOf, path: string): Promise<void> {
	const sink = client.query(from(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`));
	await pipeline(createReadStream(path), createGunzip(), sink);
}

async function read(client: pg.ClientBase, table: TableOf, target: NodeJS.WritableStream[]): Promise<Copied> {
	const hash = createHash('sha256');
	const source = client.query(to(`copy (select ${columnsOf(table)} from ${quoted(table)}) to stdout`));
	const measure = new Transform({
		transform: (chunk: Uint8Array, _encoding, next) => {
			hash.update(chunk);
			next(null, chunk);
		}
	});
	await pipeline([source, measure, ...target]);
	return { rows: source.rowCount, sha256: hash.digest('hex') };
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, next) => next() });

const columnsOf = ({ columns }: TableOf): string => columns.map((column) => `"${column}"`).join(', ');

const quoted = ({ schema, name }: TableOf): string => `"${schema}"."${name}"`;
