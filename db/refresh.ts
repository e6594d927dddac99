/** Migrates a throw-away database and writes `db/schema.sql` and the types of the tables anew. Call: npm run db:types. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCluster, openCluster } from '../src/lib/platform/server/cluster/index.ts';
import { migrate } from '../src/lib/platform/server/db/migrate.ts';

const folder = await mkdtemp(join(tmpdir(), 'kartu-types-'));
const cluster = await openCluster(folder, { throwAway: true });
try {
	await migrate(cluster.url);
	execFileSync(process.execPath, ['db/generate.ts', cluster.url], { stdio: 'inherit' });
} finally {
	await closeCluster(cluster);
	await rm(folder, { recursive: true, force: true });
}
