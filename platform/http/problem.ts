import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type Failure, FailureError } from '#engines/kernel/failure.ts';

/** An RFC 9457 problem, with a pointer to the place and the next step for whoever meets it. */
export interface Problem extends Failure {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

const statusOf: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'proof-needed': 403,
  'not-found': 404,
  conflict: 409,
  'already-exists': 409,
  'too-large': 413,
  'wrong-media-type': 415,
  'too-many-requests': 429,
  'not-ready': 503,
};

const titleOf: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'It does not fit the present state',
  413: 'Too large',
  415: 'A media type that is not read here',
  422: 'Something in the input is not right',
  429: 'Too many requests',
  500: 'Something broke on our side',
  503: 'Not ready yet',
};

export function problemOf(failure: Failure, status = statusOf[failure.code] ?? 422): Problem {
  return {
    type: `/problems#${failure.code}`,
    title: titleOf[status] ?? 'Problem',
    status,
    detail: failure.message,
    ...failure,
  };
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

/** Turns whatever was thrown into a problem; what nobody expected is logged whole and told without its inside. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof FailureError) return sendProblem(reply, problemOf(error.failure));
  if (hasZodFastifySchemaValidationErrors(error)) return sendProblem(reply, validationProblem(error));
  const expected = fromFastify(error as FastifyError) ?? fromDatabase(error as { code?: string });
  if (expected) return sendProblem(reply, expected);
  request.log.error({ err: error }, 'unexpected');
  return sendProblem(
    reply,
    problemOf(
      {
        code: 'unexpected',
        message: 'An error that nobody foresaw. Nothing was changed.',
        next: `Try again; if it stays, tell the operator of this service the number ${request.id}.`,
      },
      500,
    ),
  );
}

function validationProblem(error: {
  validation: readonly { instancePath: string; message?: string }[];
  validationContext?: string;
}): Problem {
  const first = error.validation[0];
  const place = `/${error.validationContext ?? 'body'}${first?.instancePath ?? ''}`.replace(/\/$/, '');
  const all = error.validation.map(issue => `${issue.instancePath || '/'}: ${issue.message}`).join('; ');
  return problemOf({
    code: 'invalid-input',
    message: all,
    pointer: place,
    next: 'Correct the named places and send it again; /api says what is expected.',
  });
}

function fromFastify(error: FastifyError): Problem | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return problemOf({
      code: 'too-large',
      message: 'The body is larger than this address takes.',
      next: 'Send less at once.',
    });
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return problemOf({ code: 'wrong-media-type', message: error.message, next: 'Send application/json.' });
  if (error.statusCode === 429)
    return problemOf({ code: 'too-many-requests', message: error.message, next: 'Wait a little and try again.' });
  if (error.statusCode && error.statusCode < 500)
    return problemOf(
      { code: 'bad-request', message: error.message, next: 'Correct the request and send it again.' },
      error.statusCode,
    );
  return undefined;
}

/** Database refusals that an input can cause although the schema of the route let it pass. */
function fromDatabase(error: { code?: string }): Problem | undefined {
  switch (error.code) {
    case '42501':
      return problemOf({
        code: 'not-allowed',
        message: 'Row security refuses this for the party you act for.',
        next: 'Act for the party that owns it.',
      });
    case '23505':
      return problemOf({
        code: 'already-exists',
        message: 'Something with this name or number exists already.',
        next: 'Open the existing one, or choose another name.',
      });
    case '23503':
      return problemOf({
        code: 'conflict',
        message: 'It refers to something that does not exist, or something still refers to it.',
      });
    case '23514':
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '22P05':
      return problemOf({
        code: 'invalid-input',
        message: 'A value lies outside what can be stored.',
        next: 'Check numbers, dates and special characters.',
      });
    case '40001':
    case '40P01':
      return problemOf({
        code: 'conflict',
        message: 'Somebody changed the same thing at the same moment.',
        next: 'Load it again and repeat your change.',
      });
    case 'ECONNREFUSED':
    case 'ENOENT':
    case '57P01':
    case '57P03':
      return problemOf({
        code: 'not-ready',
        message: 'The database does not answer. Nothing was changed.',
        next: 'Try again in a moment; if it stays, tell the operator of this service.',
      });
    default:
      return undefined;
  }
}
