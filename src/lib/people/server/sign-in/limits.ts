/** How long a link in a letter signs in, in minutes. */
export const linkMinutes = 15;

/** How often a way of signing in may be begun from one address (a whole school may sit behind it). */
export const startsPerAddress = { times: 60, seconds: 900 };

/** How long a session lasts, in days; it is not prolonged by use. */
export const sessionDays = 30;
