export default function NextBriefPage() {
  return null
}
