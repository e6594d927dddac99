import pg from 'pg';
import { addressOf } from './address.ts';
import { passwordOf, type DataFolder } from './data-folder.ts';

const owner = 'kartu';

/**
 * The address of Kartu's own database in the embedded server, made on the first call. Its owner may make roles and
 * databases, and is not a superuser: nothing in Kartu needs one.
 */
export async function ownDatabase(folder: DataFolder, sockets: string): Promise<string> {
	const password = passwordOf(folder);
	await asSuperuser(folder, sockets, async (client) => {
		await client.query(`select pg_advisory_lock(hashtext('kartu.own_database'))`);
		const role = await client.query(`select from pg_roles where rolname = '${owner}'`);
		if (role.rowCount === 0)
			await client.query(`create role ${owner} login createrole createdb password ${client.escapeLiteral(password)}`);
		const database = await client.query(`select from pg_database where datname = '${owner}'`);
		if (database.rowCount === 0) await client.query(`create database ${owner} owner ${owner}`);
	});
	return addressOf(sockets, owner, password, owner);
}

/**
 * Throws away everything that Kartu has in its own database; who is connected stays connected. What the owner has beside it –
 * other databases, and the role of the application, which they share – stays.
 */
export async function emptyDatabase(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(`do $$ declare found text; begin
			for found in select quote_ident(nspname) from pg_namespace where nspowner = current_user::regrole loop
				execute 'drop schema ' || found || ' cascade';
			end loop;
			for found in select oid::regclass::text from pg_class
				where relnamespace = 'public'::regnamespace and relowner = current_user::regrole and relkind in ('r', 'p') loop
				execute 'drop table ' || found || ' cascade';
			end loop;
		end $$`);
	} finally {
		await client.end();
	}
}

async function asSuperuser(folder: DataFolder, sockets: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
	const client = new pg.Client({ connectionString: addressOf(sockets, 'postgres', passwordOf(folder), 'postgres') });
	await client.connect();
	try {
		await work(client);
	} finally {
		await client.end();
	}
}
