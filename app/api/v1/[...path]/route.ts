/** What no operation answers: an error of the API's own shape instead of a page. */
function handler(): Response {
  return Response.json({ error: { code: 'not_found', message: 'There is no such operation. See /api/v1/docs.' } }, { status: 404 })
}

export { handler as DELETE, handler as GET, handler as OPTIONS, handler as PATCH, handler as POST, handler as PUT }
