<?xml version="1.0" encoding="UTF-8"?>
<!--
  Answer to an appeal to the author of a decision (CRPA L411-2, L411-7).
  data: reference, received, subject, conclusion (favorable or maintien); legalGrounds, factualGrounds, conditions, outcome
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>réponse à votre recours gracieux</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Vous avez formé un recours gracieux contre </xsl:text>
      <xsl:choose>
        <xsl:when test="data/outcome = 'rejected-by-silence'">le rejet implicite de votre demande</xsl:when>
        <xsl:otherwise>la décision prise sur votre demande</xsl:otherwise>
      </xsl:choose>
      <xsl:text> reçue le </xsl:text>
      <xsl:value-of select="$received"/>
      <xsl:text>, qui a pour objet </xsl:text>
      <xsl:call-template name="subject"/>
      <xsl:text>.</xsl:text>
    </fo:block>
    <xsl:choose>
      <xsl:when test="data/conclusion = 'favorable'">
        <fo:block xsl:use-attribute-sets="paragraph">
          Après un nouvel examen, <fo:inline font-weight="bold">j’accueille votre recours</fo:inline> : la décision que vous
          contestiez est retirée, et j’accorde une suite favorable à votre demande.
        </fo:block>
        <xsl:apply-templates select="data/factualGrounds" mode="paragraphs"/>
        <xsl:call-template name="conditions"/>
      </xsl:when>
      <xsl:when test="data/conclusion = 'maintien'">
        <fo:block xsl:use-attribute-sets="paragraph">
          Après un nouvel examen, <fo:inline font-weight="bold">je rejette votre recours</fo:inline> et maintiens la décision,
          pour les motifs suivants.
        </fo:block>
        <xsl:call-template name="grounds"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">la réponse à un recours est « favorable » ou « maintien », et non « <xsl:value-of select="data/conclusion"/> ».</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="judge"/>
  </xsl:template>

</xsl:stylesheet>
