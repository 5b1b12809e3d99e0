"""Quality and speed of the summarizer: measures, public data, our own corpus, floors under the figures."""
