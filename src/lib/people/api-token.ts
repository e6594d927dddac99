/** What a token lets a program do: look at what its person may see, or do what its person may do. */
export type TokenScope = 'read' | 'write';

/** How long a token may be good for, in days. */
export const tokenDays = [30, 90, 180, 365] as const;

/** The longest name of a token, in characters. */
export const longestTokenName = 100;

/** The scope that a request needs: whatever is not merely looked at is written. */
export const scopeFor = (method: string): TokenScope => (method === 'GET' || method === 'HEAD' ? 'read' : 'write');
