import { readFileSync } from 'node:fs';
import pg from 'pg';

let statements;
let pool;

function open() {
	statements = JSON.parse(readFileSync(process.env.FLOOR_STATEMENTS, 'utf8'));
	pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c role=kartu_app' });
}

/** The same SQL as Kartu's page, in the same transaction; the rows of the last statement that gives any. */
export async function load() {
	if (!pool) open();
	const client = await pool.connect();
	try {
		let rows = [];
		for (const { text, values } of statements) {
			const result = await client.query(text, values);
			if (result.rows?.length) rows = result.rows;
		}
		return { rows };
	} finally {
		client.release();
	}
}
