import { sql } from 'kysely';
import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';

/** All that the platform knows of a person, by the name of the table. */
export type PersonalData = {
	told_at: string;
	about: Record<string, unknown>[];
	rows: Record<string, Record<string, unknown>[]>;
	mentions: Record<string, { column: string; ids: string[] }[]>;
	/** The same and more as slices tell it, to be read by people. */
	told: Told;
};
type Told = Record<string, Record<string, unknown>[]>;

/** What a slice tells of a person, under names of its own: also rows that know the person by something else than their id. */
export type TellsOf = (trx: Trx, personId: string) => Promise<Told>;

/**
 * One's own data as they are kept (GDPR, articles 15 and 20). The catalogue of the database is asked which tables point
 * to a person, so a table that is added later is in it by itself. Rows about the person are given whole, without secrets;
 * of rows that only name them as the one who acted, the ids. What `tellers` tell stands beside.
 */
export function exportMyData(context: Context, tellers: readonly TellsOf[] = []): Promise<Outcome<PersonalData, 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const data: PersonalData = {
			told_at: now.toISOString(),
			about: await rowsWhere(trx, { schema: 'people', table: 'person', column: 'id' }, actor.id),
			rows: {},
			mentions: {},
			told: {}
		};
		for (const place of [...(await placesOf(trx, 'people.person')), ...unreferenced]) {
			const name = `${place.schema}.${place.table}`;
			if (['person_id', 'actor_id', 'subject_id'].includes(place.column)) addRows(data, name, await rowsWhere(trx, place, actor.id));
			else await addMentions(trx, data, name, place, actor.id);
		}
		await addAccount(trx, data, actor.id);
		for (const tell of tellers) Object.assign(data.told, await tell(trx, actor.id));
		await record(trx, context, { name: 'person.data_exported', subject: { kind: 'person', id: actor.id } });
		return done(data);
	});
}

type Place = { schema: string; table: string; column: string };

/** The floor names persons without a foreign key, because it knows no slice. */
const unreferenced: Place[] = [
	{ schema: 'platform', table: 'event', column: 'actor_id' },
	{ schema: 'platform', table: 'mail', column: 'person_id' },
	{ schema: 'platform', table: 'look', column: 'person_id' },
	{ schema: 'platform', table: 'look', column: 'subject_id' },
	{ schema: 'platform', table: 'api_answer', column: 'person_id' },
	{ schema: 'platform', table: 'file', column: 'uploaded_by' }
];

/** Which columns of which tables point to the key of a table. */
async function placesOf(trx: Trx, target: string): Promise<Place[]> {
	const { rows } = await sql<Place>`
		select space.nspname as schema, source.relname as table, part.attname as column
		from pg_constraint as reference
		join pg_class as source on source.oid = reference.conrelid
		join pg_namespace as space on space.oid = source.relnamespace
		join pg_attribute as part on part.attrelid = reference.conrelid and part.attnum = reference.conkey[1]
		where reference.contype = 'f' and reference.confrelid = ${target}::regclass and cardinality(reference.conkey) = 1
			and has_table_privilege(source.oid, 'select')
		order by 1, 2, 3`.execute(trx);
	return rows;
}

/** What proves who somebody is, and what only a machine reads. */
const secrets = [
	'token',
	'token_hash',
	'password',
	'secret',
	'backup_codes',
	'access_token',
	'refresh_token',
	'id_token',
	'public_key',
	'credential_id',
	'value',
	'words',
	'html'
];

async function rowsWhere(trx: Trx, { schema, table, column }: Place, id: string): Promise<Record<string, unknown>[]> {
	const { rows } = await sql<{ row: Record<string, unknown> }>`
		select to_jsonb(found) - ${secrets}::text[] as row from ${sql.table(`${schema}.${table}`)} as found where ${sql.ref(`found.${column}`)} = ${id} limit 10000`.execute(
		trx
	);
	return rows.map(({ row }) => row);
}

function addRows(data: PersonalData, name: string, rows: Record<string, unknown>[]): void {
	if (rows.length > 0) data.rows[name] = [...(data.rows[name] ?? []), ...rows];
}

async function addMentions(trx: Trx, data: PersonalData, name: string, place: Place, id: string): Promise<void> {
	const rows = await rowsWhere(trx, place, id);
	const ids = rows.map((row) => String(row['id'] ?? '')).filter(Boolean);
	if (rows.length > 0) data.mentions[name] = [...(data.mentions[name] ?? []), { column: place.column, ids }];
}

/** The sign-in account and what hangs on it: sessions, ways of signing in, passkeys. */
async function addAccount(trx: Trx, data: PersonalData, personId: string): Promise<void> {
	const account = await trx.selectFrom('people.user').select('id').where('person_id', '=', personId).executeTakeFirst();
	if (!account) return;
	for (const place of await placesOf(trx, 'people.user'))
		addRows(data, `${place.schema}.${place.table}`, await rowsWhere(trx, place, account.id));
}
