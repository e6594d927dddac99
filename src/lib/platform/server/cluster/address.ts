import { port } from './sockets.ts';

/** The address of a database behind a socket, as every PostgreSQL client reads it. */
export const addressOf = (sockets: string, user: string, password: string, database: string): string =>
	`postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(sockets)}`;

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
	const address = new URL(url);
	address.pathname = `/${database}`;
	return address.href;
}
