import { readFileSync } from 'node:fs';
import pg from 'pg';

let statements;
let pool;

function open() {
	statements = JSON.parse(readFileSync(process.env.FLOOR_STATEMENTS, 'utf8'));
	pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c role=kartu_app' });
}

/** The same SQL as one of Kartu's pages, in the same transactions; the rows of each statement that gives any. */
export async function rowsOf(page) {
	if (!pool) open();
	const client = await pool.connect();
	try {
		const given = [];
		for (const { text, values, name } of statements[page]) {
			const result = await client.query(name ? { name, text, values } : { text, values });
			if (result.rows?.length) given.push(result.rows);
		}
		return { given };
	} finally {
		client.release();
	}
}
