/** Length is what makes a password hard to guess; no signs are prescribed. */
export const shortestPassword = 12;
export const longestPassword = 128;

/** Why a new password cannot be taken. */
export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_too_plain';

/** What is wrong with a new password, if anything: its length, one sign repeated, or the person's own address. */
export function passwordFault(password: string, email: string): PasswordFault | null {
	if ([...password].length < shortestPassword) return 'password_too_short';
	if (password.length > longestPassword) return 'password_too_long';
	if (new Set(password).size < 4 || password.toLowerCase() === email) return 'password_too_plain';
	return null;
}
